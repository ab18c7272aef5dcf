package io.darkroom.amqpbridge;

import io.darkroom.bridge.NamedQueues;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DoorTools;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.qpid.proton.message.Message;

/** What an engineer does at a broker that speaks AMQP 1.0. */
public final class AmqpTools implements DoorTools {
  private static final String SECTION = AmqpBridgeVerticle.KIND + "-bridge";

  @Override
  public String name() {
    return AmqpBridgeVerticle.KIND;
  }

  @Override
  public Future<List<String>> setUp(Vertx vertx, JsonObject root) {
    return Future.succeededFuture()
        .compose(
            begun -> {
              Conf conf = Conf.of(root);
              Conf section = conf.section(SECTION);
              AmqpOptions options = AmqpOptions.read(section);
              Set<String> queues = queues(section.section("routes"));
              conf.throwIfAny();
              queues.addAll(NamedQueues.in(root, AmqpBridgeVerticle.KIND));
              return queues.isEmpty()
                  ? Future.succeededFuture(List.of())
                  : visit(vertx, options, wire -> setUp(new Declaring(wire, options), queues));
            });
  }

  @Override
  public <T> Future<T> sending(
      Vertx vertx, JsonObject root, String route, Function<Sender, Future<T>> work) {
    return at(
        vertx,
        root,
        route,
        (yard, it) -> {
          Function<Message, Future<Void>> sender = yard.sender(it.from());
          return work.apply(message -> send(sender, message));
        });
  }

  private static Future<String> send(Function<Message, Future<Void>> sender, JsonObject message) {
    String id = UUID.randomUUID().toString();
    return sender.apply(Letters.json(message.toBuffer(), id)).map(id);
  }

  @Override
  public Future<List<DeadLetter>> deadLetters(
      Vertx vertx, JsonObject root, String route, int limit) {
    return at(vertx, root, route, (yard, it) -> yard.list(deadLetters(it, route), limit));
  }

  @Override
  public Future<Integer> redrive(Vertx vertx, JsonObject root, String route, int limit) {
    return at(
        vertx, root, route, (yard, it) -> yard.redrive(deadLetters(it, route), it.from(), limit));
  }

  @Override
  public Future<List<Depth>> depths(Vertx vertx, JsonObject root, String route) {
    return wired(
        vertx,
        root,
        route,
        (wire, options, it) -> {
          Depths depths = new Depths(wire, options);
          return it.deadLetters() == null
              ? depths.of(it.from()).map(List::of)
              : Future.all(depths.of(it.from()), depths.of(it.deadLetters()))
                  .map(both -> both.list());
        });
  }

  @Override
  public Future<Void> purge(Vertx vertx, JsonObject root, String route, boolean deadLetters) {
    return wired(
        vertx,
        root,
        route,
        (wire, options, it) ->
            new Depths(wire, options).purge(deadLetters ? deadLetters(it, route) : it.from()));
  }

  /** Does it at a route's broker. */
  private static <T> Future<T> at(
      Vertx vertx, JsonObject root, String name, BiFunction<Yard, AmqpRoute, Future<T>> work) {
    return wired(
        vertx,
        root,
        name,
        (wire, options, route) -> work.apply(new Yard(vertx, wire, options), route));
  }

  /** What is done over a connection of a route's broker. */
  private interface Wired<T> {
    Future<T> at(Wire wire, AmqpOptions options, AmqpRoute route);
  }

  private static <T> Future<T> wired(Vertx vertx, JsonObject root, String name, Wired<T> work) {
    return Future.succeededFuture()
        .compose(
            begun -> {
              Conf conf = Conf.of(root);
              Conf section = conf.section(SECTION);
              AmqpOptions options = AmqpOptions.read(section);
              Conf routes = section.section("routes");
              if (!routes.keys().contains(name)) {
                throw Failure.INVALID_CONFIGURATION.with(
                    "There is no route %s in %s.routes; there are: %s."
                        .formatted(name, SECTION, String.join(", ", routes.keys())));
              }
              AmqpRoute route = AmqpRoute.read(routes.section(name));
              conf.throwIfAny();
              return visit(vertx, options, wire -> work.at(wire, options, route));
            });
  }

  private static <T> Future<T> visit(
      Vertx vertx, AmqpOptions options, Function<Wire, Future<T>> work) {
    return Wire.open(vertx, options)
        .compose(
            wire ->
                Future.succeededFuture().compose(open -> work.apply(wire)).eventually(wire::close));
  }

  private static Future<List<String>> setUp(Declaring declaring, Set<String> queues) {
    Future<List<String>> lines = Future.succeededFuture(new ArrayList<>());
    for (String queue : queues) {
      lines =
          lines.compose(
              before ->
                  declaring
                      .declare(queue)
                      .map(
                          line -> {
                            before.add(line);
                            return before;
                          }));
    }
    return lines;
  }

  private static Set<String> queues(Conf routes) {
    Set<String> queues = new LinkedHashSet<>();
    for (String name : routes.keys()) {
      AmqpRoute route = AmqpRoute.read(routes.section(name));
      queues.add(route.from());
      if (route.deadLetters() != null) {
        queues.add(route.deadLetters());
      }
    }
    return queues;
  }

  private static String deadLetters(AmqpRoute it, String route) {
    if (it.deadLetters() == null) {
      throw Failure.INVALID_CONFIGURATION.with(
          SECTION
              + ".routes."
              + route
              + ".deadLetters is missing: AMQP has no word for where a broker puts what is rejected."
              + " Name the queue; with deadLetterBy: broker, the one that the broker was told.");
    }
    return it.deadLetters();
  }
}
