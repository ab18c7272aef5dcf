package io.darkroom.jobs;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * The numbers that transitions go by. Times are in milliseconds.
 *
 * @param lease how long a worker holds a job without renewing
 * @param deliveryLease how long a deliverer holds a delivery
 * @param maxAttempts how often a job that does not say is tried
 * @param timeout how long an attempt at a job that does not say may take
 * @param backoff wait before the second attempt; doubles with every further one
 * @param maxBackoff longest such wait
 * @param retention how long a job is kept after it has ended and owes nothing
 * @param historyLimit most attempts, tries of a delivery, and settled deliveries kept with a job
 */
record Policy(
    long lease,
    long deliveryLease,
    int maxAttempts,
    long timeout,
    long backoff,
    long maxBackoff,
    long retention,
    int historyLimit) {
  /** Default lease of a job = 30 s. */
  static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);

  /** Default lease of a delivery = 60 s: several times postback's timeout. */
  static final Duration DEFAULT_DELIVERY_LEASE = Duration.ofSeconds(60);

  /** Default attempts = {@value}. */
  static final int DEFAULT_MAX_ATTEMPTS = 3;

  /** Default time for one attempt = 10 min. */
  static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  /** Default first back-off = 1 s. */
  static final Duration DEFAULT_BACKOFF = Duration.ofSeconds(1);

  /** Default longest back-off = 5 min. */
  static final Duration DEFAULT_MAX_BACKOFF = Duration.ofMinutes(5);

  /** Default retention = 7 d. */
  static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

  /** Default length of histories = {@value}: more than any sender may ask attempts for. */
  static final int DEFAULT_HISTORY_LIMIT = 30;

  static final Policy DEFAULT = read(Conf.of(new JsonObject()));

  /** Reads its keys from the section {@code jobs}. */
  static Policy read(Conf jobs) {
    return new Policy(
        jobs.duration("lease", DEFAULT_LEASE).toMillis(),
        jobs.duration("deliveryLease", DEFAULT_DELIVERY_LEASE).toMillis(),
        jobs.count("maxAttempts", DEFAULT_MAX_ATTEMPTS, 1, JobRequest.MAX_ATTEMPTS),
        jobs.duration("timeout", DEFAULT_TIMEOUT).toMillis(),
        jobs.duration("backoff", DEFAULT_BACKOFF).toMillis(),
        jobs.duration("maxBackoff", DEFAULT_MAX_BACKOFF).toMillis(),
        jobs.duration("retention", DEFAULT_RETENTION).toMillis(),
        jobs.count("historyLimit", DEFAULT_HISTORY_LIMIT, 1, 1000));
  }

  int maxAttempts(JobRequest request) {
    return request.maxAttempts() > 0 ? request.maxAttempts() : maxAttempts;
  }

  long timeout(JobRequest request) {
    return request.timeoutMillis() > 0 ? request.timeoutMillis() : timeout;
  }

  /**
   * How long a job waits after its {@code attempts}-th attempt: exponential, with "equal jitter"
   * (half of it fixed, half spread), so that what failed together does not come back together. The
   * spread is a hash of the job's id: evenly distributed, and the same whoever computes it.
   */
  long backoff(String id, int attempts) {
    long full = Math.min(maxBackoff, backoff << Math.min(attempts - 1, 30));
    long spread = Math.floorMod(mix(id.hashCode() * 31L + attempts), 1024L);
    return full / 2 + (full - full / 2) * spread / 1023;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
