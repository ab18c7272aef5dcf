package io.darkroom.amqpbridge;

import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpReceiver;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks Artemis about itself, by messages to its management address. */
final class Management {
  private static final String ADDRESS = "activemq.management";
  private static final String SUCCEEDED = "_AMQ_OperationSucceeded";

  /** What the broker answered: {@code text} is a result as JSON, or why there is none. */
  record Answer(boolean succeeded, String text) {}

  private final Wire wire;
  private final Duration timeout;

  Management(Wire wire, Duration timeout) {
    this.wire = wire;
    this.timeout = timeout;
  }

  /** Has it do something: {@code broker} does, or {@code queue.} and a name. */
  Future<Answer> operation(String resource, String operation, JsonArray parameters) {
    return ask(
        new JsonObject().put("_AMQ_ResourceName", resource).put("_AMQ_OperationName", operation),
        parameters);
  }

  /** Has it tell something of a resource. */
  Future<Answer> attribute(String resource, String attribute) {
    return ask(
        new JsonObject().put("_AMQ_ResourceName", resource).put("_AMQ_Attribute", attribute),
        new JsonArray());
  }

  private Future<Answer> ask(JsonObject properties, JsonArray parameters) {
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
                    .createSender(ADDRESS)
                    .compose(
                        sender ->
                            sender
                                .sendWithAck(
                                    AmqpMessage.create()
                                        .replyTo(replies.address())
                                        .applicationProperties(properties)
                                        .withBody(parameters.encode())
                                        .build())
                                .compose(sent -> answer.future())
                                .eventually(sender::close))
                    .eventually(replies::close))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .map(
            said ->
                new Answer(
                    said.applicationProperties().getBoolean(SUCCEEDED, false),
                    said.bodyAsString()));
  }
}
