package io.darkroom.jobs;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The section {@code jobs}.
 *
 * @param store which database
 * @param file of {@link Store#SQLITE}: the database
 * @param mongo of {@link Store#MONGO}
 * @param policy leases, attempts, back-off, retention; its keys are in the same section
 * @param highWater queued jobs beyond which none is accepted
 * @param lowWater queued jobs below which jobs are accepted again
 * @param sweepInterval how often leases, back-offs and due deliveries are looked after, in
 *     milliseconds
 */
record JobsOptions(
    Store store,
    Path file,
    MongoOptions mongo,
    Policy policy,
    long highWater,
    long lowWater,
    long sweepInterval) {
  /** Where jobs are kept. */
  enum Store {
    SQLITE,
    MONGO
  }

  /** Default database file = {@value}. */
  static final String DEFAULT_FILE = "data/jobs.db";

  /** Default high-water mark = {@value}. */
  static final int DEFAULT_HIGH_WATER = 100_000;

  /** Default low-water mark = {@value}. */
  static final int DEFAULT_LOW_WATER = 80_000;

  /** Default interval of the sweeper = 500 ms. */
  static final Duration DEFAULT_SWEEP_INTERVAL = Duration.ofMillis(500);

  private static final int MAX_WATER = 100_000_000;

  /** Reads the section {@code jobs} of the root. */
  static JobsOptions read(Conf root) {
    Conf jobs = root.section("jobs");
    Conf sqlite = jobs.section("sqlite");
    JobsOptions options =
        new JobsOptions(
            jobs.choice("store", Store.class, Store.SQLITE),
            sqlite.done(Path.of(sqlite.text("file", DEFAULT_FILE))),
            MongoOptions.read(jobs.section("mongo")),
            Policy.read(jobs),
            jobs.count("highWater", DEFAULT_HIGH_WATER, 1, MAX_WATER),
            jobs.count("lowWater", DEFAULT_LOW_WATER, 0, MAX_WATER),
            jobs.duration("sweepInterval", DEFAULT_SWEEP_INTERVAL).toMillis());
    if (options.lowWater >= options.highWater) {
      jobs.complain(
          Failure.INVALID_VALUE,
          "lowWater",
          "is " + options.lowWater + ", must be below highWater, " + options.highWater);
    }
    positive(jobs, "lease", options.policy.lease());
    positive(jobs, "deliveryLease", options.policy.deliveryLease());
    positive(jobs, "timeout", options.policy.timeout());
    positive(jobs, "sweepInterval", options.sweepInterval);
    return jobs.done(options);
  }

  private static void positive(Conf jobs, String key, long millis) {
    if (millis <= 0) {
      jobs.complain(Failure.INVALID_VALUE, key, "is 0, must be longer; as 30s");
    }
  }
}
