package io.darkroom.amqpbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Outgoing;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LettersTest {
  private static final AmqpRoute ROUTE = Loop.route("jobs", null);
  private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

  static Stream<Section> bodies() {
    return Stream.of(
        new Data(new Binary(JSON)),
        new Data(new Binary("x{}x".getBytes(StandardCharsets.UTF_8), 1, 2)),
        new AmqpValue("{}"),
        new AmqpValue(new Binary(JSON)));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void areReadHoweverTheirClientPackedThem(Section body) {
    Message message = Message.Factory.create();
    message.setBody(body);
    assertEquals(Buffer.buffer("{}"), Letters.read(message, ROUTE, null).body());
  }

  static Stream<Section> oddBodies() {
    return Stream.of(
        new AmqpValue(7), new AmqpValue(null), new AmqpSequence(List.of(1)), new Data(null));
  }

  @ParameterizedTest
  @MethodSource("oddBodies")
  void ofAnotherKindAreEmptyAndNoJson(Section body) {
    Message message = Message.Factory.create();
    message.setBody(body);
    assertEquals(0, Letters.read(message, ROUTE, null).body().length());
  }

  static Stream<Object> ids() {
    return Stream.of(
        "an id",
        "AMQP_UUID:none",
        UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
        UnsignedLong.valueOf(7),
        new Binary(new byte[] {1, -1}));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void comeBackUnderTheIdTheyWereAskedBy(Object id) {
    Message question = Message.Factory.create();
    question.setMessageId(id);
    Incoming read = Letters.read(question, ROUTE, null);
    Message answer =
        Letters.write(new Outgoing("d", "answers", new JsonObject(), null, read.headers()));
    assertEquals(id, answer.getCorrelationId());
    assertEquals("d", answer.getMessageId());
  }

  @Test
  void areKnownByTheirIdInTheirQueue() {
    Message message = Message.Factory.create();
    message.setMessageId("m");
    assertEquals("jobs:m", Letters.read(message, ROUTE, null).id());
    AmqpRoute none =
        new AmqpRoute("jobs", null, AmqpRoute.DeadLetterBy.COPY, AmqpRoute.Identity.NONE);
    assertNull(Letters.read(message, none, null).id());
  }

  @Test
  void areNotKnownByANumber() {
    Message message = Message.Factory.create();
    assertNull(Letters.read(message, ROUTE, null).id());
    message.setMessageId(UnsignedLong.valueOf(1));
    assertNull(Letters.read(message, ROUTE, null).id());
  }

  @Test
  void haveTheHeadersThatCanBeText() {
    Message message = Message.Factory.create();
    message.setApplicationProperties(
        new ApplicationProperties(
            Map.of("text", "a", "number", 1L, "flag", true, "list", List.of(1))));
    message.setReplyTo("answers");
    assertEquals(
        Map.of("text", "a", "number", "1", "flag", "true", Letters.REPLY_TO, "answers"),
        Letters.headers(message));
  }

  @Test
  void leaveOutWhatRabbitHasNoRoomFor() {
    String tooLong = "ü".repeat(128);
    Message message =
        Letters.write(
            new Outgoing(
                "d",
                "jobs",
                new JsonObject(),
                tooLong,
                Map.of(
                    tooLong,
                    "a",
                    "b",
                    tooLong,
                    Letters.CORRELATION_ID,
                    tooLong,
                    Letters.REPLY_TO,
                    tooLong)));
    assertNull(message.getGroupId());
    assertNull(message.getCorrelationId());
    assertNull(message.getReplyTo());
    assertEquals(Map.of("b", tooLong), message.getApplicationProperties().getValue());
  }
}
