package io.darkroom.jobs;

import io.darkroom.contract.bus.Fault;
import java.util.Locale;

/**
 * One attempt at a job that has ended.
 *
 * @param number from 1; begins anew after a retry by hand
 * @param token the fencing token it ran under
 * @param worker who made it
 * @param startedAt when the job was claimed
 * @param endedAt when the attempt was known to have ended
 * @param outcome how
 * @param fault why, if it did not succeed; else null
 */
record Attempt(
    int number,
    long token,
    String worker,
    long startedAt,
    long endedAt,
    Outcome outcome,
    Fault fault) {
  /** How an attempt ended. */
  enum Outcome {
    SUCCEEDED,
    FAILED,
    /** Given back unspent by a worker that was shutting down. */
    RELEASED,
    /** The worker was not heard of before its lease ran out. */
    LOST,
    /** The job was cancelled meanwhile. */
    CANCELLED;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
