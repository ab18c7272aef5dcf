package io.darkroom.amqpbridge;

import io.darkroom.bridge.Rejected;
import io.darkroom.contract.DoorTools.DeadLetter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.message.Message;

/** Messages that were given up, as their copies have it. */
final class DeadLetters {
  /** The application property that says when = {@value}. */
  static final String AT = "darkroom-at";

  private DeadLetters() {}

  /** The message as it came, with the reason. */
  static Message copy(Message message, Rejected why) {
    Map<String, Object> properties = properties(message);
    properties.put(Rejected.CODE, why.fault().failure().name());
    properties.put(Rejected.REASON, why.reason());
    properties.put(AT, Instant.now().toString());
    return with(message, properties);
  }

  /** The message as it was before it was given up. */
  static Message again(Message letter) {
    Map<String, Object> properties = properties(letter);
    properties.keySet().removeAll(List.of(Rejected.CODE, Rejected.REASON, AT));
    return with(letter, properties);
  }

  /** What is shown of it. */
  static DeadLetter shown(Message letter) {
    Map<String, String> headers = Letters.headers(letter);
    String code = headers.get(Rejected.CODE);
    return new DeadLetter(
        MessageIds.text(letter.getMessageId()),
        code == null ? null : code + ": " + headers.get(Rejected.REASON),
        at(headers.get(AT)),
        Bodies.of(letter.getBody()).toString());
  }

  private static Instant at(String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException notOurs) {
      return null;
    }
  }

  /** Only what its sender said: what the broker noted about it is the broker's to note anew. */
  private static Message with(Message it, Map<String, Object> properties) {
    Message message = Message.Factory.create();
    message.setDurable(true);
    message.setProperties(it.getProperties());
    message.setAddress(null);
    message.setApplicationProperties(new ApplicationProperties(properties));
    message.setBody(it.getBody());
    return message;
  }

  private static Map<String, Object> properties(Message message) {
    ApplicationProperties properties = message.getApplicationProperties();
    return properties == null || properties.getValue() == null
        ? new HashMap<>()
        : new HashMap<>(properties.getValue());
  }
}
