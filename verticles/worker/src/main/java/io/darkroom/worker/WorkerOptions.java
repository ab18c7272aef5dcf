package io.darkroom.worker;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.time.Duration;

/**
 * How much a worker does at a time. Section {@code worker} of the configuration.
 *
 * @param slots most jobs in hand at a time; more than {@code cpuThreads}, so that fetching and
 *     storing overlap with computing
 * @param parents most jobs in hand that wait for their parts, before it claims no more such; they
 *     take no slot
 * @param cpuThreads threads that compute
 * @param costlyThreads of these, most that work which takes long may have: the others are there for
 *     small work. Where that is none, both take turns; see {@link Work#giveWay}
 * @param poll how often to ask for jobs when no nudge comes
 * @param renewEvery how often leases are renewed; zero for a third of the lease
 * @param progressEvery how often, at most, a job's progress is told ahead of its renewal
 * @param drain how long jobs in hand may go on when the worker stops
 * @param maxSource most bytes of a source
 */
public record WorkerOptions(
    int slots,
    int parents,
    int cpuThreads,
    int costlyThreads,
    Duration poll,
    Duration renewEvery,
    Duration progressEvery,
    Duration drain,
    long maxSource) {
  /** The section's name. */
  public static final String SECTION = "worker";

  /** Default slots beyond one a processor = {@value}. */
  public static final int DEFAULT_SPARE_SLOTS = 2;

  /** Default jobs that may wait for their parts = {@value}. */
  public static final int DEFAULT_PARENTS = 32;

  /** Default time between polls, in milliseconds = {@value}. */
  public static final int DEFAULT_POLL_MILLIS = 1_000;

  /** Default time between two tidings of progress, in milliseconds = {@value}. */
  public static final int DEFAULT_PROGRESS_MILLIS = 1_000;

  /** Default time to drain, in milliseconds = {@value}. */
  public static final int DEFAULT_DRAIN_MILLIS = 30_000;

  /** Default most bytes of a source = {@value}, 64 MB. */
  public static final long DEFAULT_MAX_SOURCE = 64L << 20;

  /** The part of the threads that costly work does not get by default = 1/{@value}. */
  private static final int RESERVED = 4;

  private static final int MAX_SLOTS = 4_096;
  private static final int MAX_CPU_THREADS = 1_024;

  /** By default a quarter of the threads is kept from costly work, and one at least. */
  private static int costly(int threads) {
    return Math.max(1, threads - Math.max(1, threads / RESERVED));
  }

  /**
   * Computations that can be under way at once: as many as CPU threads; where costly ones may have
   * all of these, they have as many of their own, and give way.
   */
  public int computations() {
    return costlyThreads < cpuThreads ? cpuThreads : cpuThreads + costlyThreads;
  }

  /** Reads the section from the configuration's root. */
  public static WorkerOptions read(Conf root) {
    int cores = Runtime.getRuntime().availableProcessors();
    Conf conf = root.section(SECTION);
    int threads = conf.count("cpuThreads", cores, 1, MAX_CPU_THREADS);
    WorkerOptions options =
        new WorkerOptions(
            conf.count("slots", cores + DEFAULT_SPARE_SLOTS, 1, MAX_SLOTS),
            conf.count("parents", DEFAULT_PARENTS, 1, MAX_SLOTS),
            threads,
            conf.count("costlyThreads", costly(threads), 1, threads),
            conf.duration("poll", Duration.ofMillis(DEFAULT_POLL_MILLIS)),
            conf.duration("renewEvery", Duration.ZERO),
            conf.duration("progressEvery", Duration.ofMillis(DEFAULT_PROGRESS_MILLIS)),
            conf.duration("drain", Duration.ofMillis(DEFAULT_DRAIN_MILLIS)),
            conf.size("maxSource", DEFAULT_MAX_SOURCE));
    if (options.poll.isZero()) {
      conf.complain(Failure.INVALID_VALUE, "poll", "is 0, must be at least 1ms");
    }
    if (options.maxSource < 1 || options.maxSource > Integer.MAX_VALUE) {
      conf.complain(
          Failure.INVALID_VALUE,
          "maxSource",
          "is " + options.maxSource + " bytes, must be between 1B and 2047MB");
    }
    return conf.done(options);
  }
}
