package io.darkroom.kafkabridge;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What bridges see of {@code jobs} when each job takes its time: made durable at once, done much
 * later, and then its result is owed to the queue that it named. Any thread.
 */
final class SlowJobs {
  private final Vertx vertx;
  private final Bus bus;
  private final Duration each;
  private final Map<String, Submission> byKey = new HashMap<>();
  private final Deque<ClaimedDelivery> due = new ArrayDeque<>();
  private final Map<String, ClaimedDelivery> claimed = new HashMap<>();
  private final Set<String> delivered = new HashSet<>();
  private boolean away;
  private int found;

  SlowJobs(Vertx vertx, Duration each) {
    this.vertx = vertx;
    this.each = each;
    bus = new Bus(vertx);
  }

  void open() {
    bus.serve(Jobs.SUBMIT, this::submit).await();
    bus.serve(Jobs.CLAIM_DELIVERIES, this::claim).await();
    bus.serve(Jobs.SETTLE, this::settle).await();
  }

  /** Takes nothing, or takes again. */
  synchronized void away(boolean isAway) {
    away = isAway;
  }

  /** The identities of the messages whose jobs are durable. */
  synchronized Set<String> durable() {
    return Set.copyOf(byKey.keySet());
  }

  /** How many messages came again and found their jobs. */
  synchronized int found() {
    return found;
  }

  synchronized int delivered() {
    return delivered.size();
  }

  private synchronized Future<List<Submitted>> submit(List<Submission> submissions) {
    return away
        ? Future.failedFuture(Failure.STORE_UNAVAILABLE.with("Not now."))
        : Future.succeededFuture(submissions.stream().map(this::submit).toList());
  }

  private Submitted submit(Submission it) {
    Submission before = byKey.putIfAbsent(it.idempotencyKey(), it);
    if (before == null) {
      vertx.setTimer(each.toMillis(), done -> end(it));
    } else {
      found++;
    }
    String id = before == null ? it.id() : before.id();
    JsonObject view = new JsonObject().put("id", id).put("state", "queued");
    return new Submitted(new JobView(view), before == null, null);
  }

  private void end(Submission it) {
    JsonObject view =
        new JsonObject()
            .put("id", it.id())
            .put("state", "succeeded")
            .put("metadata", it.request().metadata())
            .put("notify", it.request().notification().toJson());
    String queue = it.request().notification().queue();
    String address = queue.substring(queue.indexOf(':') + 1);
    synchronized (this) {
      due.add(new ClaimedDelivery(it.id(), address, 1, 1, 60_000, new JobView(view)));
    }
    bus.publish(Jobs.deliveries(KafkaBridgeVerticle.KIND), KafkaBridgeVerticle.KIND);
  }

  private synchronized Future<List<ClaimedDelivery>> claim(DeliveryClaim claim) {
    List<ClaimedDelivery> taken = new ArrayList<>();
    while (taken.size() < claim.limit() && !due.isEmpty()) {
      taken.add(due.poll());
    }
    taken.forEach(one -> claimed.put(one.id(), one));
    return Future.succeededFuture(taken);
  }

  private synchronized Future<List<Accepted>> settle(List<Settlement> settlements) {
    List<Accepted> accepted = new ArrayList<>();
    for (Settlement one : settlements) {
      ClaimedDelivery delivery = claimed.remove(one.id());
      accepted.add(new Accepted(delivery != null));
      if (one.outcome() == Outcome.DELIVERED) {
        delivered.add(one.id());
      } else if (delivery != null) {
        due.add(delivery);
      }
    }
    return Future.succeededFuture(accepted);
  }
}
