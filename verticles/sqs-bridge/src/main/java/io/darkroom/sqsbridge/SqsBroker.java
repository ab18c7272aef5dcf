package io.darkroom.sqsbridge;

import io.darkroom.bridge.Broker;
import io.darkroom.bridge.Sink;
import io.darkroom.bridge.Source;
import io.darkroom.contract.Conf;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** SQS, with one client for all that a bridge does there. */
final class SqsBroker implements Broker {
  private final SqsOptions options;
  private SqsConnection connection;
  private KnownQueues known;

  SqsBroker(SqsOptions options) {
    this.options = options;
  }

  @Override
  public Supplier<Source> source(Conf route) {
    SqsRoute from = SqsRoute.read(route, options);
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
  public Future<Void> close() {
    return connection == null ? Future.succeededFuture() : connection.close();
  }
}
