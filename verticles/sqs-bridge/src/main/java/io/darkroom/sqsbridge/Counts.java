package io.darkroom.sqsbridge;

import io.darkroom.contract.DoorTools.Depth;
import io.vertx.core.Future;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Asks SQS how much is in a queue; what it says is about right, and a minute old at most. */
final class Counts {
  private Counts() {}

  /** The depth of the queue of that URL. */
  static Future<Depth> of(SqsConnection connection, String url) {
    return connection
        .call(
            sqs ->
                sqs.getQueueAttributes(
                    get ->
                        get.queueUrl(url)
                            .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)))
        .map(answer -> depth(url, answer.attributes()))
        .recover(error -> Future.failedFuture(SqsErrors.of(error, url)));
  }

  private static Depth depth(String url, Map<QueueAttributeName, String> attributes) {
    return new Depth(
        QueueName.of(url),
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
  }

  private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    return Long.parseLong(attributes.getOrDefault(name, "0"));
  }
}
