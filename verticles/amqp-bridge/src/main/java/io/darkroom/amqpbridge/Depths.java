package io.darkroom.amqpbridge;

import io.darkroom.contract.DoorTools.Depth;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.util.Locale;

/**
 * How much there is in queues, and how they are emptied, where a broker does that over AMQP 1.0:
 * Artemis does.
 */
final class Depths {
  private final Management management;

  Depths(Wire wire, AmqpOptions options) {
    if (!options.dialect().manageable()) {
      throw Failure.INVALID_VALUE.with(
          "Over AMQP 1.0 only Artemis counts and empties queues, and amqp-bridge.dialect is "
              + options.dialect().name().toLowerCase(Locale.ROOT)
              + ". At RabbitMQ: rabbitmqctl list_queues name messages_ready"
              + " messages_unacknowledged, and rabbitmqctl purge_queue NAME.");
    }
    management = new Management(wire, options.answerTimeout());
  }

  /** How much is in a queue. */
  Future<Depth> of(String queue) {
    return number(queue, "MessageCount")
        .compose(
            all ->
                number(queue, "DeliveringCount")
                    .compose(
                        delivering ->
                            number(queue, "ScheduledCount")
                                .map(
                                    scheduled ->
                                        new Depth(
                                            queue,
                                            Math.max(0, all - delivering - scheduled),
                                            delivering,
                                            scheduled))));
  }

  /** Removes what is in a queue, but for what somebody has in hand. */
  Future<Void> purge(String queue) {
    return management
        .operation("queue." + queue, "removeAllMessages", new JsonArray())
        .compose(answer -> answer.succeeded() ? Future.succeededFuture() : refused(queue, answer));
  }

  private Future<Long> number(String queue, String attribute) {
    return management
        .attribute("queue." + queue, attribute)
        .compose(
            answer ->
                answer.succeeded()
                    ? Future.succeededFuture(number(answer.text()))
                    : refused(queue, answer));
  }

  /** A result is a list of one. */
  private static long number(String json) {
    try {
      return new JsonArray(json).getLong(0);
    } catch (DecodeException | ClassCastException | NullPointerException odd) {
      throw Failure.BROKER_UNAVAILABLE.with("The AMQP broker does not say a number: " + json, odd);
    }
  }

  private static <T> Future<T> refused(String queue, Management.Answer answer) {
    return Future.failedFuture(
        Failure.QUEUE_NOT_FOUND.with(
            "The AMQP broker says nothing of the queue " + queue + ": " + answer.text()));
  }
}
