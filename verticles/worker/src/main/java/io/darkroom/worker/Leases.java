package io.darkroom.worker;

import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Held;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Renewal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of jobs in hand, all that are due in one ask, and carries their progress along.
 * What {@code jobs} says LOST or CANCELLED to is abandoned. Lives on the loop's context.
 */
final class Leases {
  /** Longest time between two looks at what is due, in milliseconds = {@value}. */
  private static final long LOOK_MILLIS = 200;

  /** A renewal may have been answered before the process was stopped; then it is asked anew. */
  private static final int CONFIRM_TRIES = 3;

  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  private final Vertx vertx;
  private final Bus bus;
  private final long progressNanos;
  private final Set<Attempt> watched = new LinkedHashSet<>();
  private boolean armed;

  Leases(Vertx vertx, Bus bus, WorkerOptions options) {
    this.vertx = vertx;
    this.bus = bus;
    this.progressNanos = options.progressEvery().toNanos();
  }

  /** Keeps the attempt's lease until it is forgotten. */
  void watch(Attempt attempt) {
    watched.add(attempt);
    arm();
  }

  void forget(Attempt attempt) {
    watched.remove(attempt);
  }

  /** Asks at once how that job stands, if it is in hand. */
  void ask(String jobId) {
    List<Attempt> asked =
        watched.stream().filter(attempt -> attempt.job.id().equals(jobId)).toList();
    if (!asked.isEmpty()) {
      renew(asked);
    }
  }

  /**
   * Succeeds when the lease is certain: it has not ended, or was just renewed. Must have succeeded
   * before anything is written. Fails with {@code LEASE_LOST}, {@code CANCELLED}, or why jobs could
   * not be asked.
   */
  Future<Void> confirm(Attempt attempt) {
    return confirm(attempt, CONFIRM_TRIES);
  }

  private Future<Void> confirm(Attempt attempt, int tries) {
    if (attempt.lease.holds()) {
      return Future.succeededFuture();
    }
    if (tries == 0) {
      return Future.failedFuture(Failure.LEASE_LOST.with("The lease ended before its renewal."));
    }
    Future<Void> renewal =
        attempt.lease.underway != null ? attempt.lease.underway : renew(List.of(attempt));
    return renewal.compose(
        nothing ->
            attempt.abandoned() != null && !attempt.lease.holds()
                ? Future.failedFuture(attempt.abandoned())
                : confirm(attempt, tries - 1));
  }

  private void arm() {
    if (armed || watched.isEmpty()) {
      return;
    }
    armed = true;
    long now = System.nanoTime();
    long next = TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
    for (Attempt attempt : watched) {
      if (attempt.lease.underway == null) {
        next = Math.min(next, attempt.lease.dueIn(now));
      }
    }
    vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(next)), timer -> look());
  }

  private void look() {
    armed = false;
    long now = System.nanoTime();
    List<Attempt> due = watched.stream().filter(attempt -> due(attempt, now)).toList();
    if (!due.isEmpty()) {
      renew(due);
    }
    arm();
  }

  private boolean due(Attempt attempt, long now) {
    return attempt.lease.underway == null
        && (attempt.lease.dueIn(now) <= 0
            || (attempt.hasNews() && attempt.lease.age(now) >= progressNanos));
  }

  /** Fails only when jobs did not answer; what it answered is done to the attempts. */
  private Future<Void> renew(List<Attempt> attempts) {
    long asked = System.nanoTime();
    Promise<Void> underway = Promise.promise();
    attempts.forEach(attempt -> attempt.lease.underway = underway.future());
    List<Renewal> renewals =
        attempts.stream()
            .map(it -> new Renewal(it.job.id(), it.job.token(), it.tellProgress()))
            .toList();
    bus.ask(Jobs.RENEW, renewals)
        .onComplete(
            answers -> {
              for (int i = 0; i < attempts.size(); i++) {
                attempts.get(i).lease.underway = null;
                answered(attempts.get(i), answers.get(i), asked);
              }
              underway.complete();
            },
            error -> {
              log.atWarn()
                  .addKeyValue("jobs", attempts.size())
                  .log("leases not renewed: {}", error.getMessage());
              for (Attempt attempt : attempts) {
                attempt.lease.underway = null;
                attempt.lease.retryFrom(System.nanoTime());
              }
              underway.fail(error);
            });
    return underway.future();
  }

  private static void answered(Attempt attempt, Held held, long asked) {
    switch (held) {
      case HELD -> attempt.lease.extend(asked);
      case LOST ->
          attempt.abandon(Failure.LEASE_LOST.with("The job's lease was lost; another has it."));
      case CANCELLED -> attempt.abandon(Failure.CANCELLED.with("The job was cancelled."));
    }
  }
}
