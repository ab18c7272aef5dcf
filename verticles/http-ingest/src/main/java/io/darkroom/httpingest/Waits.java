package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.time.Duration;

/**
 * How long a client may be kept waiting, and how many clients.
 *
 * @param maxWait longest wait that {@code Prefer: wait=} gets
 * @param maxListeners clients that wait for a job or listen to its events, at a time
 * @param heartbeat how often events send something when there is nothing to say
 * @param poll how often a job that is waited for is asked for, in case a notice was lost
 * @param retryAfter what {@code Retry-After} says to those who should come again
 */
record Waits(
    Duration maxWait, int maxListeners, Duration heartbeat, Duration poll, Duration retryAfter) {

  /** Default longest wait. */
  static final Duration DEFAULT_MAX_WAIT = Duration.ofSeconds(60);

  /** Default number of listeners = {@value}. */
  static final int DEFAULT_MAX_LISTENERS = 1_000;

  /** Default time between heartbeats. */
  static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(15);

  /** Default time between polls. */
  static final Duration DEFAULT_POLL = Duration.ofSeconds(3);

  /** Default {@code Retry-After}. */
  static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);

  static Waits read(Conf conf) {
    return new Waits(
        conf.duration("maxWait", DEFAULT_MAX_WAIT),
        conf.count("maxListeners", DEFAULT_MAX_LISTENERS, 0, 1_000_000),
        positive(conf, "heartbeat", DEFAULT_HEARTBEAT),
        positive(conf, "poll", DEFAULT_POLL),
        positive(conf, "retryAfter", DEFAULT_RETRY_AFTER));
  }

  static Duration positive(Conf conf, String key, Duration fallback) {
    Duration value = conf.duration(key, fallback);
    if (value.isZero()) {
      conf.complain(Failure.INVALID_VALUE, key, "must be more than 0");
      return fallback;
    }
    return value;
  }
}
