package io.darkroom.amqpbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.Rejected;
import io.darkroom.contract.DoorTools.DeadLetter;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Fault;
import java.util.Map;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private final Message message = message();

  @Test
  void sayWhyAndWhen() {
    DeadLetter shown = DeadLetters.shown(copy("No such operation."));
    assertEquals("m", shown.id());
    assertEquals("UNKNOWN_OPERATION: No such operation.", shown.reason());
    assertNotNull(shown.at());
    assertEquals("a text", shown.body());
  }

  @Test
  void goBackAsTheyCame() {
    Message again = DeadLetters.again(copy("No such operation."));
    assertEquals(message.getMessageId(), again.getMessageId());
    assertEquals(message.getCorrelationId(), again.getCorrelationId());
    assertEquals(Map.of("trace", "abc"), again.getApplicationProperties().getValue());
    assertEquals(message.getBody(), again.getBody());
    assertTrue(again.isDurable());
  }

  @Test
  void ofTheBrokersOwnHaveNoReason() {
    DeadLetter shown = DeadLetters.shown(message);
    assertNull(shown.reason());
    assertNull(shown.at());
  }

  private Message copy(String reason) {
    return DeadLetters.copy(
        message, new Rejected(null, new Fault(Failure.UNKNOWN_OPERATION, reason)));
  }

  private static Message message() {
    Message message = Message.Factory.create();
    message.setMessageId("m");
    message.setCorrelationId("c");
    message.setApplicationProperties(new ApplicationProperties(Map.of("trace", "abc")));
    message.setBody(new AmqpValue("a text"));
    return message;
  }
}
