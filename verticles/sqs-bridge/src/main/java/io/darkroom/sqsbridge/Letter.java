package io.darkroom.sqsbridge;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A message to be sent.
 *
 * @param body as it goes over the wire
 * @param attributes no more than {@link Attributes#MOST}
 * @param group that a FIFO queue keeps in order
 * @param identity by which a FIFO queue drops what comes twice within five minutes
 */
record Letter(
    String body, Map<String, MessageAttributeValue> attributes, String group, String identity) {
  /** How much of SQS's limits it uses up. */
  long bytes() {
    return utf8(body) + Attributes.bytes(attributes);
  }

  SendMessageBatchRequestEntry entry(String id, boolean fifo) {
    SendMessageBatchRequestEntry.Builder entry =
        SendMessageBatchRequestEntry.builder()
            .id(id)
            .messageBody(body)
            .messageAttributes(attributes);
    return fifo
        ? entry
            .messageGroupId(SqsText.token(group))
            .messageDeduplicationId(SqsText.token(identity))
            .build()
        : entry.build();
  }

  static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
