package io.darkroom.bridge;

import io.darkroom.contract.bus.Handover;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Sends what others hand over, and answers when the broker has it. */
final class Handovers {
  private final Sink sink;

  Handovers(Sink sink) {
    this.sink = sink;
  }

  Future<JsonObject> send(Handover handover) {
    Outgoing message =
        new Outgoing(
            handover.id(),
            handover.address(),
            handover.body(),
            null,
            Map.of(Outgoing.DELIVERY, handover.id()));
    return sink.send(List.of(message))
        .compose(
            sent ->
                sent.get(0) == null
                    ? Future.succeededFuture(new JsonObject())
                    : Future.failedFuture(sent.get(0)));
  }
}
