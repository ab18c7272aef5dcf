package io.darkroom.amqpbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Makes queues where AMQP 1.0 can: at Artemis, by a message to its management address. At others it
 * looks whether they are there.
 */
final class Declaring {
  private static final String THERE_ALREADY = "already exists";

  private final Wire wire;
  private final AmqpOptions options;
  private final Management management;

  Declaring(Wire wire, AmqpOptions options) {
    this.wire = wire;
    this.options = options;
    this.management = new Management(wire, options.answerTimeout());
  }

  /** Makes or finds a queue, and says which; fails with QUEUE_NOT_FOUND and what to do. */
  Future<String> declare(String queue) {
    return options.dialect().manageable()
        ? make(queue)
            .map(made -> "queue " + queue + (made ? " made" : " found"))
            .recover(refused -> find(queue, refused.getMessage()))
        : find(queue, "over AMQP 1.0 this broker declares none");
  }

  private Future<String> find(String queue, String why) {
    return wire.find(queue)
        .map("queue " + queue + " found")
        .recover(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              return Future.failedFuture(
                  failure.failure() == Failure.QUEUE_NOT_FOUND
                      ? Failure.QUEUE_NOT_FOUND.with(
                          "The queue "
                              + queue
                              + " is not there and is not made ("
                              + why
                              + "); declare it at the broker: see docs/brokers.md, AMQP 1.0.",
                          failure)
                      : failure);
            });
  }

  /** True if it is new. */
  private Future<Boolean> make(String queue) {
    JsonObject wanted =
        new JsonObject()
            .put("name", queue)
            .put("address", queue)
            .put("routing-type", "ANYCAST")
            .put("durable", true)
            .put("auto-delete", false)
            .put("auto-create-address", true);
    return management
        .operation("broker", "createQueue", new JsonArray().add(wanted.encode()).add(false))
        .compose(
            answer -> {
              String said = answer.text();
              if (answer.succeeded()) {
                return Future.succeededFuture(true);
              }
              return said != null && said.contains(THERE_ALREADY)
                  ? Future.succeededFuture(false)
                  : Future.failedFuture("the broker says " + said);
            });
  }
}
