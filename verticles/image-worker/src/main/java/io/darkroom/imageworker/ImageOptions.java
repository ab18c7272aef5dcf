package io.darkroom.imageworker;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.time.Duration;

/**
 * How renditions are made and stored. Section {@value #SECTION} of the configuration.
 *
 * @param isolation where native code runs
 * @param deadline longest that developing one image may take
 * @param childMemory of {@link Isolation#PROCESS}: memory of its own that a child may have on top
 *     of what was foreseen for its image
 * @param publicCacheControl the Cache-Control header results are stored with; null for none
 */
record ImageOptions(
    Isolation isolation, Duration deadline, long childMemory, String publicCacheControl) {
  /** The section's name, and the role's. */
  static final String SECTION = "image-worker";

  /** Default deadline in seconds = {@value}. */
  static final int DEFAULT_DEADLINE_SECONDS = 60;

  /** Default memory of a child = {@value}, 512 MB: half of it is its Java heap. */
  static final long DEFAULT_CHILD_MEMORY = 512L << 20;

  private static final long LEAST_CHILD_MEMORY = 384L << 20;

  /** Where native code runs. */
  enum Isolation {
    /** In child processes: a crash, a hang or a hog fails one job. */
    PROCESS,
    /** In this one: nothing to start, and nothing between native code and this process. */
    THREAD
  }

  /** Reads the section from the configuration's root. */
  static ImageOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    ImageOptions options =
        new ImageOptions(
            conf.choice("isolation", Isolation.class, Isolation.PROCESS),
            conf.duration("deadline", Duration.ofSeconds(DEFAULT_DEADLINE_SECONDS)),
            conf.size("childMemory", DEFAULT_CHILD_MEMORY),
            conf.text("publicCacheControl", null));
    if (options.deadline.isZero()) {
      conf.complain(Failure.INVALID_VALUE, "deadline", "is 0, must be at least 1ms");
    }
    if (options.childMemory < LEAST_CHILD_MEMORY) {
      conf.complain(
          Failure.INVALID_VALUE,
          "childMemory",
          "is " + options.childMemory + " bytes, must be at least 384MB");
    }
    return conf.done(options);
  }
}
