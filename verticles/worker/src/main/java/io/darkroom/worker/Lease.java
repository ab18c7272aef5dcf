package io.darkroom.worker;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long a job is surely ours. Kept by the monotonic clock, and counted from <em>before</em> the
 * claim or renewal was asked, so that it never ends later here than it does at {@code jobs}. A
 * process that was stopped past its lease sees so as soon as it looks.
 */
final class Lease {
  private final long lengthNanos;
  private final long everyNanos;
  private long endNanos;
  private long renewAtNanos;
  private long askedNanos;

  /** The renewal that was asked and not yet answered; null when there is none. */
  Future<Void> underway;

  /**
   * A lease just claimed.
   *
   * @param renewEvery zero for a third of the length
   */
  Lease(long lengthMillis, Duration renewEvery, long claimedNanos) {
    lengthNanos = TimeUnit.MILLISECONDS.toNanos(lengthMillis);
    everyNanos =
        renewEvery.isZero() ? lengthNanos / 3 : Math.min(renewEvery.toNanos(), lengthNanos / 2);
    extend(claimedNanos);
  }

  /** It runs anew from when that was asked for. */
  void extend(long askedNanos) {
    this.askedNanos = askedNanos;
    endNanos = askedNanos + lengthNanos;
    renewAtNanos = askedNanos + everyNanos;
  }

  /** A renewal was not answered: it is asked again soon. */
  void retryFrom(long nowNanos) {
    renewAtNanos = nowNanos + Math.min(everyNanos / 2, TimeUnit.SECONDS.toNanos(1));
  }

  /** True while nobody else can have been given the job. */
  boolean holds() {
    return System.nanoTime() - endNanos < 0;
  }

  /** How long until it should be renewed, in nanoseconds; not positive when that is now. */
  long dueIn(long nowNanos) {
    return renewAtNanos - nowNanos;
  }

  /** How long ago the last claim or renewal that was answered was asked for, in nanoseconds. */
  long age(long nowNanos) {
    return nowNanos - askedNanos;
  }
}
