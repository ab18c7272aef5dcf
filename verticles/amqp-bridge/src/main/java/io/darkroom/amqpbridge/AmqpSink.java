package io.darkroom.amqpbridge;

import io.darkroom.bridge.Outgoing;
import io.darkroom.bridge.Sink;
import io.darkroom.contract.DarkroomException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends over a connection of its own, with a {@link Lane} for each of the queues used last. */
final class AmqpSink implements Sink {
  private final Vertx vertx;
  private final AmqpOptions options;
  private final Map<String, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);
  private Future<Wire> wire;

  AmqpSink(Vertx vertx, AmqpOptions options) {
    this.vertx = vertx;
    this.options = options;
  }

  @Override
  public Future<List<DarkroomException>> send(List<Outgoing> messages) {
    List<Future<DarkroomException>> outcomes = new ArrayList<>();
    for (Outgoing message : messages) {
      outcomes.add(
          Letters.fits(message.address()) && !message.address().isEmpty()
              ? lane(message.address()).send(Letters.write(message))
              : Future.succeededFuture(
                  AmqpErrors.missing(
                      message.address(), "names have 1 to " + Letters.MAX_SHORT + " bytes")));
    }
    return Future.join(outcomes)
        .map(
            all -> {
              forget();
              return outcomes.stream().<DarkroomException>map(Future::result).toList();
            });
  }

  @Override
  public Future<Void> close() {
    return wire == null
        ? Future.succeededFuture()
        : wire.transform(
            open -> open.succeeded() ? open.result().close() : Future.succeededFuture());
  }

  private Lane lane(String queue) {
    return lanes.computeIfAbsent(queue, name -> new Lane(vertx, this::wire, options, name));
  }

  /** One connection, opened when it is first needed, and again when it was lost. */
  private Future<Wire> wire() {
    if (wire == null || (wire.isComplete() && (wire.failed() || wire.result().lost()))) {
      wire = Wire.open(vertx, options);
    }
    return wire;
  }

  private void forget() {
    Iterator<Lane> oldest = lanes.values().iterator();
    while (lanes.size() > options.senders() && oldest.hasNext()) {
      Lane lane = oldest.next();
      if (lane.idle()) {
        lane.close();
        oldest.remove();
      }
    }
  }
}
