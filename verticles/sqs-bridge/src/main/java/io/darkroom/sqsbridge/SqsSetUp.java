package io.darkroom.sqsbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Makes queues, and says of each what it did. What is there is left as it is, but for a queue of a
 * route that has no redrive policy: it gets one.
 */
final class SqsSetUp {
  /** How long dead letters are kept: the longest that SQS offers. */
  private static final Duration RETENTION = Duration.ofDays(14);

  private final SqsConnection connection;
  private final SqsOptions options;
  private final List<String> said = new ArrayList<>();

  SqsSetUp(SqsConnection connection, SqsOptions options) {
    this.connection = connection;
    this.options = options;
  }

  /** Makes the queues of routes with their dead-letter queues, and then those that are sent to. */
  Future<List<String>> run(List<SqsRoute> routes, List<String> targets) {
    Future<Void> before = Future.succeededFuture();
    for (SqsRoute route : routes) {
      before = before.compose(done -> route(route));
    }
    for (String target : targets) {
      before = before.compose(done -> queue(target, attributes(target))).mapEmpty();
    }
    return before.map(done -> said);
  }

  private Future<Void> route(SqsRoute route) {
    Map<QueueAttributeName, String> attributes = attributes(route.from());
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(options.visibility().toSeconds()));
    return queue(route.from(), attributes)
        .compose(
            url ->
                Line.target(route.from(), url, connection)
                    .compose(
                        target ->
                            target == null
                                ? redrive(route, url)
                                : left(route, target.substring(target.lastIndexOf(':') + 1))));
  }

  /** The redrive policy that there is stays; the dead-letter queue that the route names is made. */
  private Future<Void> left(SqsRoute route, String target) {
    said.add("redrive policy of %s found: to %s".formatted(QueueName.of(route.from()), target));
    return route.deadLetters() == null
        ? Future.succeededFuture()
        : queue(route.deadLetters(), kept(route.deadLetters())).mapEmpty();
  }

  private Future<Void> redrive(SqsRoute route, String url) {
    String name =
        route.deadLetters() == null ? QueueName.deadLettersOf(route.from()) : route.deadLetters();
    return queue(name, kept(name))
        .compose(this::arn)
        .compose(
            arn -> {
              if (QueueName.isFifo(route.from()) != QueueName.isFifo(name)) {
                said.add(
                    "redrive policy of %s not made: SQS redrives no FIFO queue to a standard one, nor"
                            .formatted(QueueName.of(route.from()))
                        + " the other way");
                return Future.succeededFuture();
              }
              String policy =
                  new JsonObject()
                      .put("deadLetterTargetArn", arn)
                      .put("maxReceiveCount", options.maxReceives())
                      .encode();
              return connection
                  .call(
                      sqs ->
                          sqs.setQueueAttributes(
                              set ->
                                  set.queueUrl(url)
                                      .attributes(
                                          Map.of(QueueAttributeName.REDRIVE_POLICY, policy))))
                  .onSuccess(
                      set ->
                          said.add(
                              "redrive policy of %s made: to %s after %d receives"
                                  .formatted(
                                      QueueName.of(route.from()),
                                      QueueName.of(name),
                                      options.maxReceives())))
                  .recover(error -> Future.failedFuture(SqsErrors.of(error, url)))
                  .mapEmpty();
            });
  }

  /** Finds a queue or makes it, and gives its URL. */
  private Future<String> queue(String queue, Map<QueueAttributeName, String> attributes) {
    String name = QueueName.of(queue);
    return (QueueName.isUrl(queue) ? exists(queue) : connection.url(queue))
        .onSuccess(found -> said.add("queue " + name + " found"))
        .recover(
            error ->
                QueueName.isUrl(queue)
                        || DarkroomException.of(error).failure() != Failure.QUEUE_NOT_FOUND
                    ? Future.failedFuture(error)
                    : created(name, attributes));
  }

  private Future<String> exists(String url) {
    return arn(url).map(url);
  }

  private Future<String> created(String name, Map<QueueAttributeName, String> attributes) {
    return connection
        .call(sqs -> sqs.createQueue(create -> create.queueName(name).attributes(attributes)))
        .onSuccess(made -> said.add("queue " + name + " made"))
        .map(made -> made.queueUrl())
        .recover(error -> Future.failedFuture(SqsErrors.of(error, name)));
  }

  private Future<String> arn(String url) {
    return connection
        .call(
            sqs ->
                sqs.getQueueAttributes(
                    get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN)))
        .map(answer -> answer.attributes().get(QueueAttributeName.QUEUE_ARN))
        .recover(error -> Future.failedFuture(SqsErrors.of(error, url)));
  }

  private static Map<QueueAttributeName, String> kept(String queue) {
    Map<QueueAttributeName, String> attributes = attributes(queue);
    attributes.put(
        QueueAttributeName.MESSAGE_RETENTION_PERIOD, String.valueOf(RETENTION.toSeconds()));
    return attributes;
  }

  private static Map<QueueAttributeName, String> attributes(String queue) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    if (QueueName.isFifo(queue)) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
      // For senders who give no deduplication id.
      attributes.put(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
    }
    return attributes;
  }
}
