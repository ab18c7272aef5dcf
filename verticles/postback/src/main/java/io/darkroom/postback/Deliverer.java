package io.darkroom.postback;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.darkroom.messages.Settler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims deliveries as long as there are any and there is room, and sends each through its host's
 * lane. Lives on one event loop.
 *
 * <p>Room is what {@code concurrency} leaves over what is being sent; those who wait for a lane
 * take up none of it. So what is held is at most twice that.
 */
final class Deliverer {
  /**
   * Pause after a claim that brought nothing that could be sent or could wait, in milliseconds =
   * {@value}: what is turned away must not be claimed in a tight loop, come what may.
   */
  static final long TURNED_AWAY_PAUSE = 50;

  /** How many may wait for each that may be sent = {@value}. */
  static final int WAITING = 2;

  /** What a lease must last beyond the longest try, so that its end can still be told. */
  private static final long LEASE_MARGIN = 1_000;

  private static final Logger log = LoggerFactory.getLogger(Deliverer.class);

  private final Vertx vertx;
  private final Bus bus;
  private final String name;
  private final PostbackOptions options;
  private final Sender sender;
  private final Settler settler;
  private final Meters meters;
  private final Clock clock;
  private final Lanes lanes;
  private final Set<Held> sending = new HashSet<>();
  private final Wakes wakes;
  private final Promise<Void> drained = Promise.promise();
  private boolean wanted;
  private boolean claiming;
  private boolean stopping;

  Deliverer(
      Vertx vertx,
      Bus bus,
      String name,
      PostbackOptions options,
      Sender sender,
      Meters meters,
      Clock clock) {
    this.vertx = vertx;
    this.bus = bus;
    this.name = name;
    this.options = options;
    this.sender = sender;
    this.settler = new Settler(vertx, bus);
    this.meters = meters;
    this.clock = clock;
    this.wakes = new Wakes(vertx, this::nudge);
    this.lanes = new Lanes(options.perHost(), WAITING * options.concurrency());
  }

  /** There may be something due. */
  void nudge() {
    wanted = true;
    claim();
  }

  /** Time has passed: a nudge may have been lost, and hosts may be forgotten. */
  void tick() {
    lanes.sweep(clock.millis());
    nudge();
  }

  /**
   * Claims no more, gives back what waits, lets what is being sent end for as long as {@code drain}
   * says, and gives back the rest.
   */
  Future<Void> stop() {
    stopping = true;
    lanes.clear().forEach(held -> release(held.delivery(), 0));
    checkDrained();
    return drained
        .future()
        .timeout(Math.max(1, options.drain().toMillis()), TimeUnit.MILLISECONDS)
        .otherwiseEmpty()
        .compose(
            over -> {
              sending.forEach(held -> release(held.delivery(), 0));
              sending.clear();
              return settler.idle();
            })
        .timeout(options.drain().toMillis() + Bus.ANSWER_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .otherwiseEmpty();
  }

  private void claim() {
    int room = options.concurrency() - lanes.sending();
    if (claiming || stopping || !wanted || room <= 0) {
      return;
    }
    claiming = true;
    wanted = false;
    bus.ask(Jobs.CLAIM_DELIVERIES, new DeliveryClaim(Notify.POSTBACK, name, room))
        .onSuccess(
            claimed -> {
              // As many as were asked for: there may be more.
              wanted |= claimed.size() >= room;
              boolean took = claimed.isEmpty();
              for (ClaimedDelivery delivery : claimed) {
                took |= take(delivery);
              }
              claimed(took ? 0 : TURNED_AWAY_PAUSE);
            })
        .onFailure(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              log.atLevel(failure.failure().level())
                  .addKeyValue("failure", failure.failure())
                  .log("deliveries not claimed: {}", failure.getMessage());
              claimed(0);
            });
  }

  private void claimed(long pause) {
    if (pause > 0) {
      vertx.setTimer(pause, over -> claimed(0));
    } else {
      claiming = false;
      checkDrained();
      claim();
    }
  }

  /** Sends it, or lets it wait, or turns it away; false if it was turned away. */
  private boolean take(ClaimedDelivery delivery) {
    if (stopping) {
      release(delivery, 0);
      return false;
    }
    Held held = Held.of(delivery, clock.millis());
    if (lanes.enter(held)) {
      send(held);
      return true;
    }
    if (lanes.queue(held)) {
      return true;
    }
    long now = clock.millis();
    long wait = lanes.turnAway(held, now);
    release(delivery, wait);
    // Nobody tells when it is due again.
    wakes.in(wait, now);
    return false;
  }

  private void send(Held held) {
    sending.add(held);
    meters.inFlight(lanes.sending());
    long begun = clock.millis();
    sender
        .send(held.delivery())
        .onComplete(
            settlement -> sent(held, settlement, clock.millis() - begun),
            impossible -> log.atError().setCause(impossible).log("delivery lost track of"));
  }

  private void sent(Held held, Settlement settlement, long took) {
    Held next = lanes.leave(held, took);
    meters.inFlight(lanes.sending());
    // Else it was given back when the verticle stopped.
    if (sending.remove(held)) {
      meters.tried(took);
      meters.settled(settlement.outcome());
      Told.of(held.delivery(), settlement, took);
      settler.add(settlement);
    }
    while (next != null && !lasts(next)) {
      release(next.delivery(), 0);
      next = lanes.poll(held.host());
    }
    if (next != null && lanes.enter(next)) {
      send(next);
    }
    checkDrained();
    claim();
  }

  /** True if the lease lasts for a whole try; else another may send it at the same time. */
  private boolean lasts(Held held) {
    return held.until() - clock.millis() >= options.timeout().toMillis() + LEASE_MARGIN;
  }

  private void release(ClaimedDelivery delivery, long wait) {
    meters.settled(Outcome.RELEASED);
    settler.add(
        new Settlement(delivery.id(), delivery.token(), Outcome.RELEASED, wait, "not tried"));
  }

  private void checkDrained() {
    if (stopping && !claiming && sending.isEmpty()) {
      drained.tryComplete();
    }
  }
}
