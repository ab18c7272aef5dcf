package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Fault;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class ObituaryTest {
  private static final Fault FAULT = new Fault(Failure.INVALID_JSON, "No JSON.");

  @Test
  void saysWhyAndKeepsWhatTheMessageHad() {
    Letter letter = Obituary.of(rejected(message(Map.of("mine", Attributes.text("1")))));
    assertEquals(
        Map.of(
            Rejected.CODE,
            "INVALID_JSON",
            Rejected.REASON,
            "No JSON.",
            Obituary.MESSAGE,
            "id",
            "mine",
            "1"),
        Attributes.headers(letter.attributes()));
    assertEquals("body", letter.body());
    assertEquals("group", letter.group());
    assertEquals("id", letter.identity());
  }

  @Test
  void packsWhatHasNoRoomAndUnpacksIt() {
    Map<String, MessageAttributeValue> ten = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      ten.put("mine-" + i, Attributes.text("value " + i));
    }
    Letter letter = Obituary.of(rejected(message(ten)));
    assertEquals(10, letter.attributes().size());
    assertEquals(ten, Obituary.revived(message(letter.attributes())).attributes());
  }

  @Test
  void losesNothingWhenAMessageIsGivenUpTwice() {
    Map<String, MessageAttributeValue> ten = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      ten.put("mine-" + i, Attributes.text("value " + i));
    }
    Letter once = Obituary.of(rejected(message(ten)));
    Letter twice = Obituary.of(rejected(message(once.attributes())));
    assertEquals(ten, Obituary.revived(message(twice.attributes())).attributes());
  }

  @Test
  void letsNobodyForgeTheReason() {
    Map<String, MessageAttributeValue> forged =
        Map.of(
            Rejected.CODE, Attributes.text("INTERNAL"),
            Rejected.REASON, Attributes.text("forged"),
            Obituary.MESSAGE, Attributes.text("forged"),
            Obituary.MORE, Attributes.text("forged"));
    Letter letter = Obituary.of(rejected(message(forged)));
    assertEquals(
        Map.of(Rejected.CODE, "INVALID_JSON", Rejected.REASON, "No JSON.", Obituary.MESSAGE, "id"),
        Attributes.headers(letter.attributes()));
  }

  @Test
  void knowsNoReasonOfWhatTheBrokerGaveUp() {
    assertNull(Obituary.reason(message(Map.of())));
    assertNull(Obituary.formerId(message(Map.of())));
  }

  private static Message message(Map<String, MessageAttributeValue> attributes) {
    return Message.builder()
        .messageId("id")
        .body("body")
        .attributes(Map.of(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group"))
        .messageAttributes(attributes)
        .build();
  }

  private static Rejected rejected(Message message) {
    return new Rejected(
        new Incoming("id", Buffer.buffer(message.body()), null, Map.of(), message), FAULT);
  }
}
