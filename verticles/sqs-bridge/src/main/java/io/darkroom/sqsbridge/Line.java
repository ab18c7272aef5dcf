package io.darkroom.sqsbridge;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue, and the one for its messages that are given up.
 *
 * @param url of the queue
 * @param deadLetters URL of the other
 */
record Line(String url, String deadLetters) {
  /**
   * Looks up the queues of a route. QUEUE_NOT_FOUND when one of them is not there, or when nobody
   * says which the other is: nothing is received before, since a message could neither be given up
   * nor, without a redrive policy, ever get out of the way.
   */
  static Future<Line> of(SqsRoute route, SqsConnection connection) {
    return connection
        .url(route.from())
        .compose(
            url ->
                deadLetters(route, url, connection).map(deadLetters -> new Line(url, deadLetters)));
  }

  private static Future<String> deadLetters(SqsRoute route, String url, SqsConnection connection) {
    return route.deadLetters() != null
        ? connection.url(route.deadLetters())
        : target(route.from(), url, connection)
            .compose(
                arn ->
                    arn == null
                        ? Future.failedFuture(
                            Failure.QUEUE_NOT_FOUND.with(
                                "The SQS queue "
                                    + route.from()
                                    + " has no redrive policy, and its route names no deadLetters;"
                                    + " run ./darkroom setup, or give it either."))
                        : url(arn, connection));
  }

  /** The ARN of the queue that the redrive policy of another names; null for none. */
  static Future<String> target(String queue, String url, SqsConnection connection) {
    return connection
        .call(
            sqs ->
                sqs.getQueueAttributes(
                    get -> get.queueUrl(url).attributeNames(QueueAttributeName.REDRIVE_POLICY)))
        .map(answer -> target(answer.attributes()))
        .recover(error -> Future.failedFuture(SqsErrors.of(error, queue)));
  }

  private static String target(Map<QueueAttributeName, String> attributes) {
    String policy = attributes.get(QueueAttributeName.REDRIVE_POLICY);
    return policy == null || policy.isBlank()
        ? null
        : new JsonObject(policy).getString("deadLetterTargetArn");
  }

  /** The URL of a queue by its ARN, {@code arn:aws:sqs:region:account:name}. */
  private static Future<String> url(String arn, SqsConnection connection) {
    String[] parts = arn.split(":", -1);
    String name = parts[parts.length - 1];
    String account = parts[parts.length - 2];
    return connection
        .call(sqs -> sqs.getQueueUrl(get -> get.queueName(name).queueOwnerAWSAccountId(account)))
        .map(answer -> answer.queueUrl())
        .recover(error -> Future.failedFuture(SqsErrors.of(error, name)));
  }
}
