package io.darkroom.bridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.darkroom.messages.MessageFormats;
import io.darkroom.messages.Settler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Claims deliveries of its kind while there are any, sends them and settles them, a batch at a
 * time. Lives on one event loop.
 */
final class Outlet {
  private static final Logger log = LoggerFactory.getLogger(Outlet.class);

  private final Vertx vertx;
  private final Bus bus;
  private final String kind;
  private final String name;
  private final BridgeOptions options;
  private final Sink sink;
  private final MessageFormats formats;
  private final BridgeMeters meters;
  private final Settler settler;
  private final Backoff backoff = new Backoff();
  private final Promise<Void> drained = Promise.promise();
  private boolean busy;
  private boolean wanted;
  private boolean stopping;

  Outlet(
      Vertx vertx,
      Bus bus,
      String kind,
      String id,
      BridgeOptions options,
      Sink sink,
      MessageFormats formats,
      BridgeMeters meters) {
    this.vertx = vertx;
    this.bus = bus;
    this.kind = kind;
    this.name = kind + "-" + id;
    this.options = options;
    this.sink = sink;
    this.formats = formats;
    this.meters = meters;
    settler = new Settler(vertx, bus);
  }

  /** There may be something due. */
  void nudge() {
    wanted = true;
    if (!busy && !stopping) {
      busy = true;
      claim();
    }
  }

  /** Claims no more, and lets what is under way end. */
  Future<Void> stop(Duration drain) {
    stopping = true;
    if (!busy) {
      drained.tryComplete();
    }
    return drained
        .future()
        .compose(sent -> settler.idle())
        .timeout(Math.max(1, drain.toMillis()), TimeUnit.MILLISECONDS)
        .otherwiseEmpty();
  }

  private void claim() {
    if (stopping || !wanted) {
      busy = false;
      if (stopping) {
        drained.tryComplete();
      }
      return;
    }
    wanted = false;
    bus.ask(Jobs.CLAIM_DELIVERIES, new DeliveryClaim(kind, name, options.sendBatch()))
        .compose(
            claimed -> {
              wanted |= claimed.size() >= options.sendBatch();
              return claimed.isEmpty() ? Future.succeededFuture() : deliver(claimed);
            })
        .onComplete(
            away -> {
              if (away == null) {
                backoff.reset();
                claim();
              } else {
                if (backoff.failures() == 0) {
                  log.atWarn()
                      .addKeyValue("broker", kind)
                      .addKeyValue("failure", away.failure())
                      .log("results wait: {}", away.getMessage());
                }
                vertx.setTimer(backoff.next(), over -> claim());
              }
            },
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              log.atLevel(failure.failure().level())
                  .addKeyValue("broker", kind)
                  .addKeyValue("failure", failure.failure())
                  .log("deliveries not claimed: {}", failure.getMessage());
              claim();
            });
  }

  /** Sends them; gives what makes some of them wait, or null. */
  private Future<DarkroomException> deliver(List<ClaimedDelivery> claimed) {
    List<ClaimedDelivery> written = new ArrayList<>();
    List<Outgoing> messages = new ArrayList<>();
    for (ClaimedDelivery delivery : claimed) {
      try {
        messages.add(message(delivery));
        written.add(delivery);
      } catch (RuntimeException error) {
        settle(delivery, DarkroomException.of(error));
      }
    }
    return sink.send(messages)
        .map(
            sent -> {
              DarkroomException away = null;
              for (int i = 0; i < written.size(); i++) {
                settle(written.get(i), sent.get(i));
                if (sent.get(i) != null && awaited(sent.get(i))) {
                  away = sent.get(i);
                }
              }
              wanted |= away != null;
              return away;
            });
  }

  private Outgoing message(ClaimedDelivery delivery) {
    Notify.Envelope envelope = delivery.job().notification().envelope();
    Map<String, String> headers = new HashMap<>(envelope.headers());
    headers.put(Outgoing.DELIVERY, delivery.id());
    headers.put(Outgoing.JOB, delivery.job().id());
    return new Outgoing(
        delivery.id(),
        delivery.address(),
        formats.write(delivery.job(), new Notify.Target(kind, delivery.address())),
        envelope.key(),
        headers);
  }

  private void settle(ClaimedDelivery delivery, DarkroomException failure) {
    Settlement settlement = judged(delivery, failure);
    meters.sent(settlement.outcome().name(), 1);
    settler.add(settlement);
    log.atLevel(failure == null || awaited(failure) ? Level.DEBUG : Level.WARN)
        .addKeyValue("broker", kind)
        .addKeyValue("job", delivery.job().id())
        .addKeyValue("delivery", delivery.id())
        .addKeyValue("address", delivery.address())
        .addKeyValue("outcome", settlement.outcome())
        .log(failure == null ? "result sent" : "result not sent: " + failure.getMessage());
  }

  private Settlement judged(ClaimedDelivery delivery, DarkroomException failure) {
    if (failure == null) {
      return settlement(delivery, Outcome.DELIVERED, 0, "sent");
    }
    String note = failure.failure().name();
    if (awaited(failure)) {
      return settlement(delivery, Outcome.RELEASED, 0, note);
    }
    int next = delivery.attempt();
    boolean again = failure.failure().retryable() && next < options.schedule().size();
    return again
        ? settlement(delivery, Outcome.RETRY, options.schedule().get(next).toMillis(), note)
        : settlement(delivery, Outcome.DEAD, 0, note);
  }

  /** True if it is not the message's fault, and the message is sent however long that takes. */
  private static boolean awaited(DarkroomException failure) {
    return failure.failure() == Failure.BROKER_UNAVAILABLE
        || failure.failure() == Failure.SCHEMA_REGISTRY_UNAVAILABLE;
  }

  private static Settlement settlement(
      ClaimedDelivery delivery, Outcome outcome, long wait, String note) {
    return new Settlement(delivery.id(), delivery.token(), outcome, wait, note);
  }
}
