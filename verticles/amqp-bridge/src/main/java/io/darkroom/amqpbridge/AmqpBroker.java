package io.darkroom.amqpbridge;

import io.darkroom.bridge.Broker;
import io.darkroom.bridge.Sink;
import io.darkroom.bridge.Source;
import io.darkroom.contract.Conf;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** A broker that speaks AMQP 1.0. Each source has a connection of its own, and so has the sink. */
final class AmqpBroker implements Broker {
  private final AmqpOptions options;
  private Vertx vertx;

  AmqpBroker(AmqpOptions options) {
    this.options = options;
  }

  @Override
  public Supplier<Source> source(Conf route) {
    AmqpRoute from = AmqpRoute.read(route);
    return () -> new AmqpSource(vertx, options, from);
  }

  @Override
  public Future<Void> open(Vertx vertx) {
    this.vertx = vertx;
    return Future.succeededFuture();
  }

  @Override
  public Sink sink() {
    return new AmqpSink(vertx, options);
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
