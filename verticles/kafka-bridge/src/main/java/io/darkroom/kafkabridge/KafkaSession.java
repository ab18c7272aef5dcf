package io.darkroom.kafkabridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.kafkabridge.avro.SchemaRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What one command does at a cluster: connections of its own, which end with it. Everything runs on
 * one context.
 */
final class KafkaSession {
  private static final String SECTION = KafkaBridgeVerticle.KIND + "-bridge";

  private final Vertx vertx;
  private final KafkaOptions options;
  private final Map<String, KafkaRoute> routes;
  private final ClientProperties properties;
  private final Topics topics;
  private final Producing producing;
  private final SchemaRegistry registry;

  private KafkaSession(Vertx vertx, KafkaOptions options, Map<String, KafkaRoute> routes) {
    this.vertx = vertx;
    this.options = options;
    this.routes = routes;
    properties = new ClientProperties(options);
    topics = new Topics(vertx, properties);
    producing = new Producing(vertx, properties, options.timeout());
    registry =
        options.registry().url() == null ? null : new SchemaRegistry(vertx, options.registry());
  }

  /** Does it, and closes whatever it opened. */
  static <T> Future<T> run(Vertx vertx, JsonObject root, Function<KafkaSession, Future<T>> what) {
    Promise<T> done = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(
            turn -> {
              try {
                KafkaSession session = read(vertx, root);
                what.apply(session).eventually(session::close).onComplete(done);
              } catch (RuntimeException error) {
                done.fail(error);
              }
            });
    return done.future();
  }

  /** The route of that name. */
  KafkaRoute route(String name) {
    KafkaRoute route = routes.get(name);
    if (route == null) {
      throw Failure.INVALID_CONFIGURATION.with(
          "There is no route %s in %s.routes; there are: %s."
              .formatted(name, SECTION, String.join(", ", routes.keySet())));
    }
    return route;
  }

  Map<String, KafkaRoute> routes() {
    return routes;
  }

  Vertx vertx() {
    return vertx;
  }

  KafkaOptions options() {
    return options;
  }

  ClientProperties properties() {
    return properties;
  }

  Topics topics() {
    return topics;
  }

  Producing producing() {
    return producing;
  }

  /** Null for none. */
  SchemaRegistry registry() {
    return registry;
  }

  /**
   * Reads what is in topics from where a group has got to, on another thread.
   *
   * @param shown what is read, for messages
   */
  <T> Future<T> reading(String group, String shown, Function<LogReader, T> what) {
    return vertx
        .executeBlocking(
            () -> {
              try (LogReader reader =
                  new LogReader(properties.consumer(group, LogReader.AT_ONCE), options.timeout())) {
                return what.apply(reader);
              }
            })
        .recover(error -> Future.failedFuture(KafkaFailures.of(error, shown)));
  }

  private Future<Void> close() {
    return producing
        .close()
        .eventually(topics::close)
        .eventually(() -> registry == null ? Future.succeededFuture() : registry.close());
  }

  private static KafkaSession read(Vertx vertx, JsonObject root) {
    Conf conf = Conf.of(root);
    Conf section = conf.section(SECTION);
    KafkaOptions options = KafkaOptions.read(section);
    Map<String, KafkaRoute> routes = new LinkedHashMap<>();
    Conf ways = section.section("routes");
    for (String name : ways.keys()) {
      routes.put(name, KafkaRoute.read(ways.section(name), options.registry()));
    }
    conf.throwIfAny();
    return new KafkaSession(vertx, options, routes);
  }
}
