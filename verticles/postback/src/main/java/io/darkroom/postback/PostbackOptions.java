package io.darkroom.postback;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How postbacks are signed, sent and tried again.
 *
 * @param secrets sign every message, all of them; none: the one in {@code secretFile}
 * @param secretFile where a secret is kept that is made on first use
 * @param schedule the wait before each try; when it is used up the delivery is dead
 * @param jitter by which share of itself a wait is made shorter or longer at random
 * @param timeout longest time for one try
 * @param concurrency tries under way at once
 * @param perHost of them to one host
 * @param maxRetryAfter longest wait that a receiver's Retry-After is granted
 * @param poll how often to ask for what is due when nobody tells
 * @param drain how long the tries under way may take when the verticle stops
 */
record PostbackOptions(
    List<Secret> secrets,
    String secretFile,
    List<Duration> schedule,
    double jitter,
    Duration timeout,
    int concurrency,
    int perHost,
    Duration maxRetryAfter,
    Duration poll,
    Duration drain) {

  /** The section's name. */
  static final String SECTION = "postback";

  /** Default file of the secret = {@value}. */
  static final String DEFAULT_SECRET_FILE = "data/postback.secret";

  /** Default schedule: that of Standard Webhooks' example; three days in all. */
  static final List<Duration> DEFAULT_SCHEDULE =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** Default jitter = {@value}. */
  static final double DEFAULT_JITTER = 0.1;

  /** Default longest time for one try, in seconds = {@value}. */
  static final int DEFAULT_TIMEOUT_SECONDS = 15;

  /** Default number of tries under way = {@value}. */
  static final int DEFAULT_CONCURRENCY = 64;

  /** Default number of tries under way to one host = {@value}. */
  static final int DEFAULT_PER_HOST = 4;

  /** Default longest Retry-After, in hours = {@value}. */
  static final int DEFAULT_MAX_RETRY_AFTER_HOURS = 24;

  /** Default time between polls, in seconds = {@value}. */
  static final int DEFAULT_POLL_SECONDS = 2;

  /** Default time to drain, in seconds = {@value}. */
  static final int DEFAULT_DRAIN_SECONDS = 10;

  private static final int MOST_CONCURRENCY = 1000;

  static PostbackOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    int concurrency = conf.count("concurrency", DEFAULT_CONCURRENCY, 1, MOST_CONCURRENCY);
    return conf.done(
        new PostbackOptions(
            secrets(conf),
            conf.text("secretFile", DEFAULT_SECRET_FILE),
            schedule(conf),
            conf.number("jitter", DEFAULT_JITTER, 0, 0.9),
            positive(conf, "timeout", Duration.ofSeconds(DEFAULT_TIMEOUT_SECONDS)),
            concurrency,
            conf.count("perHost", Math.min(DEFAULT_PER_HOST, concurrency), 1, concurrency),
            conf.duration("maxRetryAfter", Duration.ofHours(DEFAULT_MAX_RETRY_AFTER_HOURS)),
            positive(conf, "poll", Duration.ofSeconds(DEFAULT_POLL_SECONDS)),
            conf.duration("drain", Duration.ofSeconds(DEFAULT_DRAIN_SECONDS))));
  }

  private static List<Secret> secrets(Conf conf) {
    List<Optional<Secret>> secrets =
        conf.texts("secrets", List.of()).stream().map(Secret::parse).toList();
    for (int i = 0; i < secrets.size(); i++) {
      if (secrets.get(i).isEmpty()) {
        conf.complain(
            Failure.INVALID_VALUE,
            "secrets[" + i + "]",
            "must be " + Secret.PREFIX + " and 24 to 64 bytes in Base64");
      }
    }
    return secrets.stream().flatMap(Optional::stream).toList();
  }

  private static List<Duration> schedule(Conf conf) {
    List<Duration> schedule = conf.durations("schedule", DEFAULT_SCHEDULE);
    if (schedule.isEmpty() || !schedule.get(0).isZero()) {
      conf.complain(
          Failure.INVALID_VALUE, "schedule", "must begin with 0s: the first try is made at once");
      return DEFAULT_SCHEDULE;
    }
    return schedule;
  }

  private static Duration positive(Conf conf, String key, Duration fallback) {
    Duration value = conf.duration(key, fallback);
    if (value.isZero() || value.compareTo(Duration.ofMinutes(10)) > 0) {
      conf.complain(Failure.INVALID_VALUE, key, "must be more than 0s and at most 10m");
      return fallback;
    }
    return value;
  }
}
