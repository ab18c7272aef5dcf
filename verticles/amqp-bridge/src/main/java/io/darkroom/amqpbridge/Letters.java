package io.darkroom.amqpbridge;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Outgoing;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.message.Message;

/**
 * Messages between what AMQP 1.0 has and what bridges have. Application properties are headers, the
 * group-id is the key. A question's correlation-id (or else its message-id) and reply-to go along
 * as headers of these names, and come back as what they were with the answer.
 */
final class Letters {
  /** The header with the correlation-id = {@value}. */
  static final String CORRELATION_ID = "amqp-correlation-id";

  /** The header with the reply-to = {@value}. */
  static final String REPLY_TO = "amqp-reply-to";

  /** The content type of what we send = {@value}. */
  static final String JSON = "application/json";

  /** Longest name, id or group, in bytes = {@value}: RabbitMQ has no room for more. */
  static final int MAX_SHORT = 255;

  private Letters() {}

  /** A message of that route; {@code handle} is to settle it by. */
  static Incoming read(Message message, AmqpRoute route, Object handle) {
    Object id = message.getMessageId();
    boolean known = route.identity() == AmqpRoute.Identity.MESSAGE_ID && MessageIds.unique(id);
    return new Incoming(
        known ? route.from() + ":" + MessageIds.text(id) : null,
        Bodies.of(message.getBody()),
        message.getGroupId(),
        headers(message),
        handle);
  }

  /** Makes a message to be sent. */
  static Message write(Outgoing it) {
    Message message = json(it.body().toBuffer(), it.id());
    if (fits(it.key())) {
      message.setGroupId(it.key());
    }
    Map<String, Object> properties = new HashMap<>();
    it.headers()
        .forEach(
            (name, value) -> {
              switch (name) {
                case CORRELATION_ID -> {
                  if (fits(value)) {
                    message.setCorrelationId(MessageIds.of(value));
                  }
                }
                case REPLY_TO -> {
                  if (fits(value)) {
                    message.setReplyTo(value);
                  }
                }
                default -> {
                  if (fits(name)) {
                    properties.put(name, value);
                  }
                }
              }
            });
    message.setApplicationProperties(new ApplicationProperties(properties));
    return message;
  }

  /** A durable message of JSON. */
  static Message json(Buffer body, Object id) {
    Message message = Message.Factory.create();
    message.setDurable(true);
    message.setMessageId(id);
    message.setContentType(JSON);
    message.setBody(Bodies.data(body));
    return message;
  }

  /** The application properties that are text, or can be written as such. */
  static Map<String, String> headers(Message message) {
    Map<String, String> headers = new HashMap<>();
    ApplicationProperties properties = message.getApplicationProperties();
    if (properties != null && properties.getValue() != null) {
      properties
          .getValue()
          .forEach(
              (name, value) -> {
                if (value instanceof String
                    || value instanceof Number
                    || value instanceof Boolean) {
                  headers.put(name, value.toString());
                }
              });
    }
    Object question =
        message.getCorrelationId() == null ? message.getMessageId() : message.getCorrelationId();
    if (question != null) {
      headers.put(CORRELATION_ID, MessageIds.text(question));
    }
    if (message.getReplyTo() != null) {
      headers.put(REPLY_TO, message.getReplyTo());
    }
    return headers;
  }

  static boolean fits(String text) {
    return text != null && text.getBytes(StandardCharsets.UTF_8).length <= MAX_SHORT;
  }
}
