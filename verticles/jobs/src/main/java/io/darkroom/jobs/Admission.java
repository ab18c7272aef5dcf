package io.darkroom.jobs;

import io.darkroom.contract.Failure;

/**
 * Says whether new jobs are accepted, parts of others always: else none over the high-water mark,
 * and then none until the backlog is below the low-water mark. It goes by the count of the last
 * sweep and what was accepted since, so several nodes may together overshoot by what they accept
 * within one sweep.
 */
final class Admission {
  private final long highWater;
  private final long lowWater;
  private long queued;
  private boolean closed;

  Admission(long highWater, long lowWater) {
    this.highWater = highWater;
    this.lowWater = lowWater;
  }

  boolean open() {
    return !closed;
  }

  /** So many are queued now. */
  void counted(long now) {
    queued = now;
    closed = closed ? queued >= lowWater : queued >= highWater;
  }

  /** So many more were accepted. */
  void accepted(long jobs) {
    counted(queued + jobs);
  }

  RuntimeException refusal() {
    return Failure.OVERLOADED.with(
        "The backlog is over its limit of " + highWater + " queued jobs; try again later.");
  }
}
