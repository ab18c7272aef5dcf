package io.darkroom.jobs;

import static io.darkroom.contract.JobState.CANCELLED;
import static io.darkroom.contract.JobState.FAILED;
import static io.darkroom.contract.JobState.QUEUED;
import static io.darkroom.contract.JobState.RUNNING;
import static io.darkroom.contract.JobState.SUCCEEDED;

import io.darkroom.contract.JobState;
import io.darkroom.contract.Supersedes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The truth that the model keeps beside the store: it sees every write, numbers every claim, and
 * notes the first thing that must not be.
 */
final class ModelLedger {
  private static final Map<JobState, Set<JobState>> MOVES =
      Map.of(
          QUEUED, Set.of(RUNNING, CANCELLED),
          RUNNING, Set.of(RUNNING, QUEUED, SUCCEEDED, FAILED, CANCELLED),
          SUCCEEDED, Set.of(SUCCEEDED),
          FAILED, Set.of(FAILED, QUEUED),
          CANCELLED, Set.of(CANCELLED, QUEUED));

  private final Policy policy;
  private final LongSupplier now;

  /** Which claim a job's token or a delivery's token stands for. */
  private final Map<String, Integer> claimOf = new HashMap<>();

  /** The claim that holds a job or a delivery now. */
  private final Map<String, Integer> holding = new HashMap<>();

  /** Until when nobody else may take a job or a delivery that is held. */
  private final Map<String, Long> heldUntil = new HashMap<>();

  private final Map<String, Integer> spent = new HashMap<>();
  private final Map<String, Integer> ends = new HashMap<>();
  private final Map<String, String> idOfKey = new HashMap<>();
  private final Set<String> deliveryIds = new HashSet<>();

  /** Every job as it was written last. */
  final Map<String, JobRecord> latest = new HashMap<>();

  /** Who writes now: its claim, by job or delivery; null for the node itself or a sender. */
  private Map<String, Integer> acting = Map.of();

  private int claims;
  private String violation;

  ModelLedger(Policy policy, LongSupplier now) {
    this.policy = policy;
    this.now = now;
  }

  String violation() {
    return violation;
  }

  void violated(String what) {
    if (violation == null) {
      violation = what;
    }
  }

  void check(boolean holds, String what) {
    if (!holds) {
      violated(what);
    }
  }

  /** Until the next call, those who hold these claims write. */
  void act(Map<String, Integer> claimsOfActors) {
    acting = claimsOfActors;
  }

  /** The number of the claim that gave that token. */
  int claim(String id, long token) {
    return claimOf.getOrDefault(id + "#" + token, -1);
  }

  void inserted(JobRecord job) {
    check(latest.put(job.id(), job) == null, "job " + job.id() + " was made twice");
    String key = job.order().idempotencyKey();
    if (key != null) {
      check(idOfKey.putIfAbsent(key, job.id()) == null, "key " + key + " made two jobs");
    }
  }

  void applied(JobRecord before, JobRecord after) {
    String id = before.id();
    String move = id + " " + before.state() + " -> " + after.state();
    check(before.equals(latest.put(id, after)), "not written over the latest: " + move);
    check(MOVES.get(before.state()).contains(after.state()), "illegal move " + move);
    check(after.version() == before.version() + 1, "version skipped by " + move);
    check(after.order().equals(before.order()), "order changed by " + move);
    if (before.state() == QUEUED && after.state() == RUNNING) {
      claimed(after);
    } else if (before.state() == RUNNING) {
      heldBy(id, acting.get(id), move);
      if (after.state() == RUNNING) {
        heldUntil.put(id, now.getAsLong() + policy.lease());
      } else {
        attemptEnded(after);
      }
    } else if (after.state() == QUEUED) {
      spent.put(id, 0);
    }
    check(!before.superseded() || after.state() == CANCELLED, "superseded, but came back: " + move);
    if (before.state() == SUCCEEDED) {
      check(after.end().equals(before.end()), "a success was changed: " + move);
    }
    boolean ended = after.state().finished() && !before.state().finished();
    check(ended || after.deliveriesMade() == before.deliveriesMade(), "delivery made by " + move);
    if (ended) {
      ended(before, after);
    }
    deliveries(before, after);
  }

  private void claimed(JobRecord job) {
    String id = job.id();
    String token = id + "#" + job.token();
    check(claimOf.put(token, ++claims) == null, "token given twice: " + token);
    holding.put(id, claims);
    heldUntil.put(id, now.getAsLong() + policy.lease());
    int attempts = spent.merge(id, 1, Integer::sum);
    check(attempts == job.attempts(), "attempts miscounted of " + id);
    check(
        attempts <= policy.maxAttempts(job.order().request()),
        "attempt " + attempts + " of " + id + " is one too many");
  }

  private void heldBy(String id, Integer actor, String what) {
    check(
        actor == null || actor.equals(holding.get(id)),
        what + " was written by claim " + actor + ", but claim " + holding.get(id) + " holds it");
  }

  private void attemptEnded(JobRecord job) {
    holding.remove(job.id());
    Attempt.Outcome outcome = job.lastAttempt().outcome();
    check(
        outcome != Attempt.Outcome.LOST || heldUntil.get(job.id()) <= now.getAsLong(),
        "taken from a worker before its time: " + job.id());
    if (outcome == Attempt.Outcome.RELEASED) {
      spent.merge(job.id(), -1, Integer::sum);
    }
  }

  private void ended(JobRecord before, JobRecord after) {
    String id = after.id();
    ends.merge(id, 1, Integer::sum);
    check(
        !after.superseded() || after.supersedes().version() < highest(after.supersedes().key()),
        "superseded by nothing newer: " + id);
    if (after.state() == SUCCEEDED) {
      check(
          after.end().result().getInteger("claim").equals(acting.get(id)),
          "the result of " + id + " is not the one of who was accepted");
    }
    int owed = after.order().request().notification().targets().size();
    check(
        after.deliveriesMade() == before.deliveriesMade() + owed,
        "an end of " + id + " made a wrong number of deliveries");
    for (int n = before.deliveriesMade() + 1; n <= after.deliveriesMade(); n++) {
      String made = id + "-" + n;
      check(deliveryIds.add(made), "delivery made twice: " + made);
      check(DeliveryTransitions.find(after, made) != null, "delivery missing: " + made);
    }
  }

  private void deliveries(JobRecord before, JobRecord after) {
    long time = now.getAsLong();
    for (Delivery one : after.deliveries()) {
      Delivery then = DeliveryTransitions.find(before, one.id());
      if (then == null || one.equals(then)) {
        continue;
      }
      check(then.state() != Delivery.State.DELIVERED, "delivered, but written again: " + one.id());
      if (one.token() > then.token()) {
        check(
            !holding.containsKey(one.id()) || heldUntil.get(one.id()) <= time,
            "claimed though it is held: " + one.id());
        claimOf.put(one.id() + "#" + one.token(), ++claims);
        holding.put(one.id(), claims);
        heldUntil.put(one.id(), time + policy.deliveryLease());
      } else {
        heldBy(one.id(), acting.get(one.id()), one.id() + " -> " + one.state());
        holding.remove(one.id());
      }
    }
  }

  /** A worker was given that job: nothing newer may have been durable by then. */
  void newest(String id) {
    Supersedes given = latest.get(id).supersedes();
    check(
        given == null || given.version() == highest(given.key()),
        "given to a worker though a newer job was durable: " + id);
  }

  private long highest(String key) {
    return latest.values().stream()
        .map(JobRecord::supersedes)
        .filter(it -> it != null && it.key().equals(key))
        .mapToLong(Supersedes::version)
        .max()
        .orElse(-1);
  }

  /** What must hold when everything has come to rest. */
  void atRest(JobRecord job) {
    String id = job.id();
    check(job.state().finished(), "job " + id + " never ended, it is " + job.state());
    int owed = job.order().request().notification().targets().size();
    check(
        job.deliveriesMade() == owed * ends.getOrDefault(id, 0),
        "deliveries of " + id + " do not match its ends");
    List<String> pending =
        job.deliveries().stream().filter(Delivery::pending).map(Delivery::id).toList();
    check(pending.isEmpty(), "never delivered: " + pending);
    check(job.expiresAt() > 0, "job " + id + " never expires");
  }
}
