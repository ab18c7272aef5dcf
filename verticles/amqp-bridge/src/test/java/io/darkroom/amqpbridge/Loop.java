package io.darkroom.amqpbridge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Outgoing;
import io.darkroom.bridge.Rejected;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Fault;
import io.vertx.amqp.AmqpMessage;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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

  /** Of who gives a broker up soon: of one that is there, too, when the machine is busy. */
  static JsonObject hasty(String uri, Dialect dialect) {
    return section(uri, dialect).put("answerTimeout", "3s").put("heartbeat", "1s");
  }

  static JsonObject section(String uri, Dialect dialect) {
    return new JsonObject()
        .put("uri", uri)
        .put("user", "guest")
        .put("password", "guest")
        .put("dialect", dialect.name().toLowerCase(Locale.ROOT))
        .put("answerTimeout", "10s")
        .put("heartbeat", "10s");
  }

  static AmqpRoute route(String from, String deadLetters) {
    return new AmqpRoute(
        from, deadLetters, AmqpRoute.DeadLetterBy.COPY, AmqpRoute.Identity.MESSAGE_ID);
  }

  /** Exactly so many, in as many batches as it takes. */
  List<Incoming> take(AmqpSource source, int messages) {
    List<Incoming> taken = new ArrayList<>();
    while (taken.size() < messages) {
      List<Incoming> more = run(() -> source.receive(messages));
      assertTrue(!more.isEmpty(), "nothing came");
      taken.addAll(more);
    }
    return taken;
  }

  static List<String> bodies(List<Incoming> messages) {
    return messages.stream().map(message -> message.body().toString()).toList();
  }

  static Outgoing outgoing(String id, String address) {
    return new Outgoing(id, address, new JsonObject().put("id", id), null, Map.of());
  }

  static Rejected rejected(Incoming message) {
    return new Rejected(message, new Fault(Failure.INVALID_JSON, "It is none."));
  }

  /** Messages with ids that nobody else has. */
  static AmqpMessage[] messages(int count) {
    AmqpMessage[] all = new AmqpMessage[count];
    for (int i = 0; i < count; i++) {
      all[i] =
          AmqpMessage.create()
              .id(UUID.randomUUID().toString())
              .durable(true)
              .withBody("{\"n\":" + i + "}")
              .build();
    }
    return all;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
