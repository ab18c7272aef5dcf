package io.darkroom.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which jobs in hand have a slot. One is taken until the operation has ended <em>and</em> the CPU
 * thread it used is free, so that computations which hear no interrupt cannot pile up behind each
 * other. A job that waits for its parts has none, or parts could never be done where all slots are
 * their parents'; it gets one before others are claimed when its parts are done. Lives on the
 * loop's context.
 */
final class Slots {
  private final int all;
  private final int parents;
  private final Runnable freed;
  private final Runnable fewerWait;
  private final Set<Attempt> taken = new LinkedHashSet<>();
  private final Set<Attempt> waiting = new LinkedHashSet<>();
  private final Deque<Return> returning = new ArrayDeque<>();
  private volatile int used;
  private volatile int waits;

  private record Return(Attempt attempt, Promise<Void> back) {}

  /**
   * @param parents most jobs that wait for their parts, before no more such are claimed
   * @param freed a slot is free
   * @param fewerWait what could not be claimed, can
   */
  Slots(int all, int parents, Runnable freed, Runnable fewerWait) {
    this.all = all;
    this.parents = parents;
    this.freed = freed;
    this.fewerWait = fewerWait;
  }

  /** Slots taken; any thread. */
  int used() {
    return used;
  }

  /** Jobs that wait for their parts; any thread. */
  int waits() {
    return waits;
  }

  int free() {
    return Math.max(0, all - taken.size() - returning.size());
  }

  /** True if that job waits for its parts. */
  boolean waits(Attempt attempt) {
    return waiting.contains(attempt);
  }

  /** What may be claimed: while many wait for their parts, nothing that would do so, too. */
  Predicate<String> claimable() {
    if (waiting.size() < parents) {
      return operation -> true;
    }
    Set<String> divided =
        waiting.stream()
            .map(attempt -> attempt.job.request().operation())
            .collect(Collectors.toSet());
    return operation -> !divided.contains(operation);
  }

  /** A job was claimed. */
  void take(Attempt attempt) {
    taken.add(attempt);
    count();
  }

  /** The job waits for its parts. */
  void leave(Attempt attempt) {
    waiting.add(attempt);
    settle(attempt);
  }

  /** The job's parts are done; completes when it has a slot again. */
  Future<Void> comeBack(Attempt attempt) {
    boolean many = waiting.size() >= parents;
    waiting.remove(attempt);
    Promise<Void> back = Promise.promise();
    if (attempt.ended()) {
      back.complete();
    } else if (!taken.contains(
        attempt)) { // unless it never left, as its CPU thread has not returned
      returning.add(new Return(attempt, back));
      seat();
    } else {
      back.complete();
    }
    count();
    if (many && waiting.size() < parents) {
      fewerWait.run();
    }
    return back.future();
  }

  /** The job has ended, or waits, or its CPU thread has returned: its slot may be free. */
  void settle(Attempt attempt) {
    boolean many = waiting.size() >= parents;
    if (attempt.ended()) {
      waiting.remove(attempt);
      returning.removeIf(one -> one.attempt == attempt);
    }
    boolean idle = attempt.ended() || waiting.contains(attempt);
    boolean left = idle && !attempt.holdsCpu() && taken.remove(attempt);
    seat();
    count();
    if (left) {
      freed.run();
    }
    if (many && waiting.size() < parents) {
      fewerWait.run();
    }
  }

  private void seat() {
    while (taken.size() < all && !returning.isEmpty()) {
      Return first = returning.poll();
      taken.add(first.attempt);
      first.back.complete();
    }
  }

  private void count() {
    used = taken.size();
    waits = waiting.size();
  }
}
