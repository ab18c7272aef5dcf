package io.darkroom.amqpbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpReceiver;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/**
 * Makes queues where AMQP 1.0 can: at Artemis, by a message to its management address. At others it
 * looks whether they are there.
 */
final class Declaring {
  private static final String MANAGEMENT = "activemq.management";
  private static final String SUCCEEDED = "_AMQ_OperationSucceeded";
  private static final String THERE_ALREADY = "already exists";

  private final Wire wire;
  private final AmqpOptions options;

  Declaring(Wire wire, AmqpOptions options) {
    this.wire = wire;
    this.options = options;
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
    return ask("createQueue", new JsonArray().add(wanted.encode()).add(false))
        .compose(
            answer -> {
              String said = answer.bodyAsString();
              if (answer.applicationProperties().getBoolean(SUCCEEDED, false)) {
                return Future.succeededFuture(true);
              }
              return said != null && said.contains(THERE_ALREADY)
                  ? Future.succeededFuture(false)
                  : Future.failedFuture("the broker says " + said);
            });
  }

  private Future<AmqpMessage> ask(String operation, JsonArray parameters) {
    AmqpConnection connection = wire.client();
    Promise<AmqpMessage> answer = Promise.promise();
    return connection
        .createDynamicReceiver()
        .onSuccess(
            (AmqpReceiver replies) ->
                replies.exceptionHandler(answer::tryFail).handler(answer::tryComplete))
        .compose(
            replies ->
                connection
                    .createSender(MANAGEMENT)
                    .compose(
                        sender ->
                            sender
                                .sendWithAck(
                                    AmqpMessage.create()
                                        .replyTo(replies.address())
                                        .applicationProperties(
                                            new JsonObject()
                                                .put("_AMQ_ResourceName", "broker")
                                                .put("_AMQ_OperationName", operation))
                                        .withBody(parameters.encode())
                                        .build())
                                .compose(sent -> answer.future())
                                .eventually(sender::close))
                    .eventually(replies::close))
        .timeout(options.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }
}
