package io.darkroom.postback;

import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of {@code jobs} that postback asks, in memory. What is released is due again; what is to
 * be tried again is only written down.
 */
final class FakeJobs {
  private record Due(ClaimedDelivery delivery, long at) {}

  private final Vertx vertx;
  private final List<Due> due = new ArrayList<>();
  private final Map<String, ClaimedDelivery> held = new HashMap<>();
  private final List<Settlement> settled = new ArrayList<>();
  private final boolean delays;
  private int mostHeld;
  private int mostAsked;

  /**
   * @param delays whether what is released is due when its deliverer said, or at once
   */
  FakeJobs(Vertx vertx, boolean delays) {
    this.vertx = vertx;
    this.delays = delays;
    Bus bus = new Bus(vertx);
    bus.serve(Jobs.CLAIM_DELIVERIES, this::claim).await();
    bus.serve(Jobs.SETTLE, this::settle).await();
  }

  /** Deliveries that are due now, and a nudge. */
  void owe(List<ClaimedDelivery> deliveries) {
    synchronized (this) {
      deliveries.forEach(delivery -> due.add(new Due(delivery, System.currentTimeMillis())));
    }
    new Bus(vertx).publish(Jobs.deliveries(Notify.POSTBACK), Notify.POSTBACK);
  }

  /** All settlements but releases. */
  synchronized List<Settlement> ends() {
    return settled.stream().filter(one -> one.outcome() != Outcome.RELEASED).toList();
  }

  synchronized List<Settlement> settled(Outcome outcome) {
    return settled.stream().filter(one -> one.outcome() == outcome).toList();
  }

  synchronized int mostHeld() {
    return mostHeld;
  }

  synchronized int mostAsked() {
    return mostAsked;
  }

  synchronized int held() {
    return held.size();
  }

  private synchronized Future<List<ClaimedDelivery>> claim(DeliveryClaim claim) {
    long now = System.currentTimeMillis();
    List<Due> ready =
        due.stream()
            .filter(one -> one.at <= now)
            .sorted(Comparator.comparingLong(Due::at))
            .limit(claim.limit())
            .toList();
    due.removeAll(ready);
    ready.forEach(one -> held.put(one.delivery.id(), one.delivery));
    mostHeld = Math.max(mostHeld, held.size());
    mostAsked = Math.max(mostAsked, claim.limit());
    return Future.succeededFuture(ready.stream().map(Due::delivery).toList());
  }

  private synchronized Future<List<Accepted>> settle(List<Settlement> settlements) {
    long now = System.currentTimeMillis();
    List<Accepted> accepted = new ArrayList<>();
    for (Settlement one : settlements) {
      ClaimedDelivery delivery = held.remove(one.id());
      accepted.add(new Accepted(delivery != null && delivery.token() == one.token()));
      settled.add(one);
      if (one.outcome() == Outcome.RELEASED && delivery != null) {
        due.add(new Due(delivery, delays ? now + one.retryInMillis() : now));
      }
    }
    return Future.succeededFuture(accepted);
  }
}
