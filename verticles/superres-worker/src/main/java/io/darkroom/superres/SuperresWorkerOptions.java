package io.darkroom.superres;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How pictures are made larger. Section {@value #SECTION} of the configuration.
 *
 * @param isolation where native code runs
 * @param deadline longest that making one picture larger may take
 * @param childMemory of {@link Isolation#PROCESS}: memory of its own that a child may have on top
 *     of what was foreseen for its picture; a network that was used stays in it
 * @param checkpoint work, in time of one core, after which what was done of a large picture is
 *     kept: one that takes more is done in parts of so much; zero to do every picture at once
 * @param tileMemory most memory that one tile may take while it is in the network
 * @param maxOutputPixels most pixels of a picture that was made larger
 * @param models folder of the installation's own models; null for none
 * @param publicCacheControl the Cache-Control header results are stored with; null for none
 */
record SuperresWorkerOptions(
    Isolation isolation,
    Duration deadline,
    long childMemory,
    Duration checkpoint,
    long tileMemory,
    int maxOutputPixels,
    Path models,
    String publicCacheControl) {
  /** The section's name, and the role's. */
  static final String SECTION = "superres-worker";

  /** Default deadline in minutes = {@value}: above what jobs.timeout grants by default. */
  static final int DEFAULT_DEADLINE_MINUTES = 60;

  /** Default memory of a child = {@value}, 1 GB. */
  static final long DEFAULT_CHILD_MEMORY = 1L << 30;

  /** Default seconds of work between checkpoints = {@value}. */
  static final int DEFAULT_CHECKPOINT_SECONDS = 15;

  /** Default memory of a tile = {@value}, 512 MB: any model that ships runs at its best. */
  static final long DEFAULT_TILE_MEMORY = 512L << 20;

  /** Default most pixels = {@value}. */
  static final int DEFAULT_MAX_OUTPUT_PIXELS = 50_000_000;

  private static final long LEAST_CHILD_MEMORY = 768L << 20;
  private static final long LEAST_TILE_MEMORY = 32L << 20;
  private static final int MOST_OUTPUT_PIXELS = 250_000_000;

  /** Where native code runs. */
  enum Isolation {
    /** In child processes: a crash, a hang or a hog fails one job. */
    PROCESS,
    /** In this one: nothing to start, and nothing between native code and this process. */
    THREAD
  }

  /** Reads the section from the configuration's root. */
  static SuperresWorkerOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    String models = conf.text("models", null);
    SuperresWorkerOptions options =
        new SuperresWorkerOptions(
            conf.choice("isolation", Isolation.class, Isolation.PROCESS),
            conf.duration("deadline", Duration.ofMinutes(DEFAULT_DEADLINE_MINUTES)),
            conf.size("childMemory", DEFAULT_CHILD_MEMORY),
            conf.duration("checkpoint", Duration.ofSeconds(DEFAULT_CHECKPOINT_SECONDS)),
            conf.size("tileMemory", DEFAULT_TILE_MEMORY),
            conf.count("maxOutputPixels", DEFAULT_MAX_OUTPUT_PIXELS, 1, MOST_OUTPUT_PIXELS),
            models == null || models.isEmpty() ? null : Path.of(models),
            conf.text("publicCacheControl", null));
    if (options.deadline.isZero()) {
      conf.complain(Failure.INVALID_VALUE, "deadline", "is 0, must be at least 1ms");
    }
    atLeast(conf, "childMemory", options.childMemory, LEAST_CHILD_MEMORY);
    atLeast(conf, "tileMemory", options.tileMemory, LEAST_TILE_MEMORY);
    return conf.done(options);
  }

  private static void atLeast(Conf conf, String key, long found, long least) {
    if (found < least) {
      conf.complain(
          Failure.INVALID_VALUE,
          key,
          "is " + found + " bytes, must be at least " + (least >> 20) + "MB");
    }
  }
}
