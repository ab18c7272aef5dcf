package io.darkroom.sqsbridge;

import io.darkroom.bridge.Rejected;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What a message that is given up gets along to its dead-letter queue, and leaves there when it
 * goes back. Its own attributes go along; those for which there is no room are packed into one.
 */
final class Obituary {
  /** The attribute that has the id that the message had = {@value}. */
  static final String MESSAGE = "darkroom-message";

  /** The attribute that has those attributes for which there was no room = {@value}. */
  static final String MORE = "darkroom-attributes";

  private static final int OURS = 3;

  private Obituary() {}

  /** The message for the dead-letter queue. */
  static Letter of(Rejected rejected) {
    Message message = (Message) rejected.message().handle();
    String reason = SqsText.plain(rejected.reason());
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    attributes.put(Rejected.CODE, Attributes.text(rejected.fault().failure().name()));
    attributes.put(Rejected.REASON, Attributes.text(reason.isBlank() ? "-" : reason));
    attributes.put(MESSAGE, Attributes.text(message.messageId()));
    attributes.putAll(fitting(own(message), Attributes.MOST - OURS));
    return letter(message, attributes, message.messageId());
  }

  /** The message as it was, for when there is no room for anything else. */
  static Letter plain(Rejected rejected) {
    Message message = (Message) rejected.message().handle();
    return letter(message, message.messageAttributes(), message.messageId());
  }

  /** The message that goes back to where it came from. */
  static Letter revived(Message dead) {
    return letter(dead, own(dead), dead.messageId());
  }

  /** The id that a dead letter had when it was given up; null when it was not by us. */
  static String formerId(Message dead) {
    return text(dead, MESSAGE);
  }

  /** Why it was given up; null when it was not by us. */
  static String reason(Message dead) {
    String code = text(dead, Rejected.CODE);
    return code == null ? null : code + ": " + text(dead, Rejected.REASON);
  }

  private static String text(Message message, String name) {
    MessageAttributeValue value = message.messageAttributes().get(name);
    return value == null ? null : value.stringValue();
  }

  /** What a message had before it was first given up. Others may use our names, for anything. */
  private static Map<String, MessageAttributeValue> own(Message message) {
    Map<String, MessageAttributeValue> own = new TreeMap<>(message.messageAttributes());
    String more = text(message, MORE);
    own.keySet().removeAll(Set.of(Rejected.CODE, Rejected.REASON, MESSAGE, MORE));
    if (more != null) {
      own.putAll(Attributes.unpacked(more, Attributes.MOST - own.size()));
    }
    return own;
  }

  private static Map<String, MessageAttributeValue> fitting(
      Map<String, MessageAttributeValue> all, int room) {
    if (all.size() <= room) {
      return all;
    }
    Map<String, MessageAttributeValue> kept = new LinkedHashMap<>();
    Map<String, MessageAttributeValue> more = new TreeMap<>();
    all.forEach((name, value) -> (kept.size() < room - 1 ? kept : more).put(name, value));
    kept.put(MORE, Attributes.text(Attributes.packed(more)));
    return kept;
  }

  private static Letter letter(
      Message message, Map<String, MessageAttributeValue> attributes, String identity) {
    String group = message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    return new Letter(
        message.body(), attributes, group == null ? message.messageId() : group, identity);
  }
}
