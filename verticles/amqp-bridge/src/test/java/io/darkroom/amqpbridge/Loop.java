package io.darkroom.amqpbridge;

import io.darkroom.contract.Conf;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A context of a Vert.x, on which a test does things and waits for them. */
final class Loop implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();

  Vertx vertx() {
    return vertx;
  }

  /** Does it there; blocks. */
  <T> T run(Supplier<Future<T>> what) {
    return Future.<T>future(
            promise ->
                context.runOnContext(
                    turn ->
                        Future.succeededFuture().compose(begun -> what.get()).onComplete(promise)))
        .timeout(30, TimeUnit.SECONDS)
        .await();
  }

  static AmqpOptions options(String uri, Dialect dialect) {
    return options(section(uri, dialect));
  }

  static AmqpOptions options(JsonObject section) {
    Conf conf = Conf.of(section);
    AmqpOptions options = AmqpOptions.read(conf);
    conf.throwIfAny();
    return options;
  }

  static JsonObject section(String uri, Dialect dialect) {
    return new JsonObject()
        .put("uri", uri)
        .put("user", "guest")
        .put("password", "guest")
        .put("dialect", dialect.name().toLowerCase(java.util.Locale.ROOT))
        .put("answerTimeout", "3s")
        .put("heartbeat", "1s");
  }

  static AmqpRoute route(String from, String deadLetters) {
    return new AmqpRoute(
        from, deadLetters, AmqpRoute.DeadLetterBy.COPY, AmqpRoute.Identity.MESSAGE_ID);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
