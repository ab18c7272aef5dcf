package io.darkroom.contract.bus;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks and answers, publishes and listens. Failures come out as {@link DarkroomException}, wherever
 * they happened. Handlers run on the context that registered them.
 */
public final class Bus {
  /**
   * Longest wait for an answer, in milliseconds = {@value}. Short, since a node that died is listed
   * for up to a second and whoever asked can ask again.
   */
  public static final long ANSWER_TIMEOUT_MILLIS = 5_000;

  private static final Logger log = LoggerFactory.getLogger(Bus.class);
  private static final DeliveryOptions OPTIONS =
      new DeliveryOptions().setSendTimeout(ANSWER_TIMEOUT_MILLIS);

  private final EventBus bus;

  /** Speaks over that Vert.x instance's bus. */
  public Bus(Vertx vertx) {
    this.bus = vertx.eventBus();
  }

  /** Asks, and gives the answer, or the failure as a {@link DarkroomException}. */
  public <Q, A> Future<A> ask(Ask<Q, A> ask, Q question) {
    return bus.<JsonObject>request(ask.address(), ask.question().write().apply(question), OPTIONS)
        .map(reply -> ask.answer().read().apply(reply.body()))
        .recover(error -> Future.failedFuture(DarkroomException.of(error)));
  }

  /**
   * Answers an ask. The future completes when every node knows of the consumer: a verticle has
   * started when this has.
   */
  public <Q, A> Future<MessageConsumer<JsonObject>> serve(
      Ask<Q, A> ask, Function<Q, Future<A>> answerer) {
    MessageConsumer<JsonObject> consumer =
        bus.consumer(ask.address(), message -> answer(ask, answerer, message));
    return consumer.completion().map(consumer);
  }

  /** Tells whoever listens. */
  public <T> void publish(Notice<T> notice, T body) {
    bus.publish(notice.address(), notice.codec().write().apply(body));
  }

  /** Listens. The future completes when every node knows of the consumer. */
  public <T> Future<MessageConsumer<JsonObject>> listen(Notice<T> notice, Consumer<T> listener) {
    MessageConsumer<JsonObject> consumer =
        bus.consumer(
            notice.address(),
            message -> listener.accept(notice.codec().read().apply(message.body())));
    return consumer.completion().map(consumer);
  }

  private static <Q, A> void answer(
      Ask<Q, A> ask, Function<Q, Future<A>> answerer, Message<JsonObject> message) {
    Future<A> answer;
    try {
      answer = answerer.apply(ask.question().read().apply(message.body()));
    } catch (RuntimeException error) {
      answer = Future.failedFuture(error);
    }
    answer.onComplete(
        result -> message.reply(ask.answer().write().apply(result)),
        error -> {
          DarkroomException failure = DarkroomException.of(error);
          log.atLevel(failure.failure().level())
              .setCause(failure.getCause())
              .addKeyValue("address", ask.address())
              .addKeyValue("failure", failure.failure())
              .log("ask failed: {}", failure.getMessage());
          message.fail(failure.failure().number(), failure.getMessage());
        });
  }
}
