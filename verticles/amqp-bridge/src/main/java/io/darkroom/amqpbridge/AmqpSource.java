package io.darkroom.amqpbridge;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.bridge.Source;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Receives from a queue over a connection of its own, since RabbitMQ frees what is unsettled only
 * with the connection. What came over a connection that was lost cannot be settled: the broker
 * delivers it again, and what is durable by then finds its job.
 */
final class AmqpSource implements Source {
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final AmqpOptions options;
  private final AmqpRoute route;
  private Future<Wire> wire;
  private Reception reception;
  private Burial burial;
  private boolean stopping;

  AmqpSource(Vertx vertx, AmqpOptions options, AmqpRoute route) {
    this.vertx = vertx;
    this.options = options;
    this.route = route;
  }

  @Override
  public Future<List<Incoming>> receive(int most) {
    if (stopping) {
      return Future.succeededFuture(List.of());
    }
    return attached()
        .compose(open -> stopping ? Future.succeededFuture(List.of()) : reception.take(most, WAIT))
        .map(
            received ->
                received.stream().map(one -> Letters.read(one.message(), route, one)).toList());
  }

  @Override
  public Future<Void> accept(List<Incoming> messages) {
    if (messages.stream().map(AmqpSource::received).anyMatch(one -> !one.ours())) {
      return Future.failedFuture(
          AmqpErrors.unavailable("The connection that they came over was lost.", null));
    }
    messages.stream().map(AmqpSource::received).forEach(Received::accept);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> reject(List<Rejected> messages) {
    // Those of a connection that was lost come again, and are rejected then.
    List<Rejected> ours = messages.stream().filter(one -> received(one.message()).ours()).toList();
    return ours.isEmpty() ? Future.succeededFuture() : burial.bury(ours);
  }

  @Override
  public Future<Void> release(List<Incoming> messages) {
    backwards(messages.stream().map(AmqpSource::received).toList(), Received::release);
    return Future.succeededFuture();
  }

  @Override
  public void stop() {
    stopping = true;
    if (reception != null) {
      backwards(reception.stop(), Received::release);
    }
  }

  @Override
  public Future<Void> close() {
    stop();
    return hangUp();
  }

  static Received received(Incoming message) {
    return (Received) message.handle();
  }

  private Future<Void> attached() {
    if (reception != null && reception.why() == null) {
      return Future.succeededFuture();
    }
    return hangUp()
        .compose(
            closed -> {
              wire = Wire.open(vertx, options);
              return wire;
            })
        .compose(
            open -> {
              burial = new Burial(vertx, open, options, route);
              return open.receiver(route.from(), false);
            })
        .map(
            link -> {
              reception = new Reception(vertx, link, options.gather());
              return null;
            });
  }

  /** Closes the connection, also one that is just being made. */
  private Future<Void> hangUp() {
    return wire == null
        ? Future.succeededFuture()
        : wire.transform(
            open -> open.succeeded() ? open.result().close() : Future.succeededFuture());
  }

  /** The first at last: each goes back to the head of the queue. */
  private static void backwards(List<Received> messages, Consumer<Received> what) {
    List<Received> list = new ArrayList<>(messages);
    for (int i = list.size() - 1; i >= 0; i--) {
      what.accept(list.get(i));
    }
  }
}
