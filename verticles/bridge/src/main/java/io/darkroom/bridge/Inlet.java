package io.darkroom.bridge;

import io.darkroom.bridge.BridgeMeters.Inward;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.bus.Bus;
import io.darkroom.messages.Door;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer of a route: receives a batch, sees it settled, and goes round. Lives on one event
 * loop.
 */
final class Inlet {
  private static final Logger log = LoggerFactory.getLogger(Inlet.class);

  private final Vertx vertx;
  private final Route route;
  private final String kind;
  private final Source source;
  private final BatchIntake intake;
  private final BridgeMeters meters;
  private final Backoff backoff = new Backoff();
  private final Promise<Void> ended = Promise.promise();
  private boolean stopping;

  Inlet(Vertx vertx, Bus bus, String kind, Route route, Door door, BridgeMeters meters) {
    this.vertx = vertx;
    this.route = route;
    this.kind = kind;
    this.meters = meters;
    source = route.sources().get();
    intake = new BatchIntake(vertx, bus, kind, route, door, source, meters);
  }

  void start() {
    next();
  }

  /** Receives no more, lets what is in hand be settled for a while, and gives back the rest. */
  Future<Void> stop(Duration drain) {
    stopping = true;
    source.stop();
    intake.stop();
    return ended
        .future()
        .timeout(Math.max(1, drain.toMillis()), TimeUnit.MILLISECONDS)
        .recover(late -> intake.giveBack("The bridge stops before jobs has answered."))
        .otherwiseEmpty()
        .eventually(source::close);
  }

  private void next() {
    if (stopping) {
      ended.tryComplete();
      return;
    }
    source
        .receive(route.batch())
        .compose(this::take)
        .onComplete(
            settled -> {
              if (backoff.failures() > 0) {
                log.atInfo()
                    .addKeyValue("broker", kind)
                    .addKeyValue("route", route.name())
                    .log("broker answers again");
                meters.away(false);
                backoff.reset();
              }
              // Through the context, so that a source that always has some does not grow the stack.
              vertx.runOnContext(turn -> next());
            },
            this::away);
  }

  private Future<Void> take(List<Incoming> messages) {
    if (messages.isEmpty()) {
      return Future.succeededFuture();
    }
    meters.received(route.name(), messages.size());
    if (stopping) {
      meters.settled(route.name(), Inward.RELEASED, messages.size());
      return source.release(messages);
    }
    return intake.settle(messages);
  }

  private void away(Throwable error) {
    if (stopping) {
      ended.tryComplete();
      return;
    }
    if (backoff.failures() == 0) {
      DarkroomException failure = DarkroomException.of(error);
      meters.away(true);
      log.atWarn()
          .setCause(failure.getCause())
          .addKeyValue("broker", kind)
          .addKeyValue("route", route.name())
          .addKeyValue("failure", failure.failure())
          .log("broker is away, the bridge goes on asking: {}", failure.getMessage());
    }
    vertx.setTimer(backoff.next(), over -> next());
  }
}
