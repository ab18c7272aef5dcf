package io.darkroom.sqsbridge;

import io.darkroom.bridge.Broker;
import io.darkroom.bridge.Sink;
import io.darkroom.bridge.Source;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DoorTools.Depth;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/** SQS, with one client for all that a bridge does there. */
final class SqsBroker implements Broker {
  private final SqsOptions options;
  private final Set<SqsRoute> routes = new LinkedHashSet<>();
  private SqsConnection connection;
  private KnownQueues known;

  SqsBroker(SqsOptions options) {
    this.options = options;
  }

  @Override
  public Supplier<Source> source(Conf route) {
    SqsRoute from = SqsRoute.read(route, options);
    routes.add(from);
    return () -> {
      Source queue = new SqsSource(connection, options, known, from);
      return from.retryDeadLetters() == 0
          ? queue
          : new SecondChance(queue, new DeadLetterSource(connection, options, known, from));
    };
  }

  @Override
  public Future<Void> open(Vertx vertx) {
    return SqsConnection.open(vertx, options)
        .onSuccess(
            opened -> {
              connection = opened;
              known =
                  new KnownQueues(
                      opened::listQueues,
                      options.queueListEvery(),
                      options.queueListCalls(),
                      System::nanoTime);
            })
        .mapEmpty();
  }

  @Override
  public Sink sink() {
    return new SqsSink(new Mail(connection, options.maxMessage()), known);
  }

  @Override
  public Future<JsonObject> depths() {
    return Future.all(routes.stream().map(this::depth).toList())
        .map(
            all -> {
              JsonObject depths = new JsonObject();
              all.<JsonObject>list().forEach(depths::mergeIn);
              return depths;
            });
  }

  private Future<JsonObject> depth(SqsRoute route) {
    return Line.of(route, connection)
        .compose(
            line ->
                Future.all(
                    Counts.of(connection, line.url()), Counts.of(connection, line.deadLetters())))
        .map(
            both -> {
              Depth queue = both.resultAt(0);
              Depth dead = both.resultAt(1);
              return new JsonObject()
                  .put(
                      queue.queue(),
                      new JsonObject()
                          .put("waiting", queue.waiting() + queue.delayed())
                          .put("inFlight", queue.inFlight())
                          .put("deadLetters", dead.waiting() + dead.inFlight()));
            });
  }

  @Override
  public Future<Void> close() {
    return connection == null ? Future.succeededFuture() : connection.close();
  }
}
