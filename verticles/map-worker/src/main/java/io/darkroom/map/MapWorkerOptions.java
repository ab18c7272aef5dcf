package io.darkroom.map;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.map.fetch.FetchOptions;
import io.darkroom.map.video.VideoOptions;
import java.time.Duration;

/**
 * How maps are made. Section {@value #SECTION} of the configuration.
 *
 * @param isolation where maps are decoded and drawn
 * @param deadline longest that drawing one picture may take
 * @param childMemory of {@link Isolation#PROCESS}: memory of its own that a child may have on top
 *     of what was foreseen for its picture
 * @param fetch how servers are asked
 * @param video how animations are encoded
 * @param publicCacheControl the Cache-Control header results are stored with; null for none
 */
record MapWorkerOptions(
    Isolation isolation,
    Duration deadline,
    long childMemory,
    FetchOptions fetch,
    VideoOptions video,
    String publicCacheControl) {
  /** The section's name, and the role's. */
  static final String SECTION = "map-worker";

  /** Default deadline in seconds = {@value}. */
  static final int DEFAULT_DEADLINE_SECONDS = 60;

  /** Default memory of a child = {@value}, 768 MB. */
  static final long DEFAULT_CHILD_MEMORY = 768L << 20;

  private static final long LEAST_CHILD_MEMORY = 512L << 20;

  /** Where maps are decoded and drawn. */
  enum Isolation {
    /** In child processes: a crash, a hang or a hog fails one job. */
    PROCESS,
    /** In this one: nothing to start, and nothing between native code and this process. */
    THREAD
  }

  /** Reads the section from the configuration's root. */
  static MapWorkerOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    MapWorkerOptions options =
        new MapWorkerOptions(
            conf.choice("isolation", Isolation.class, Isolation.PROCESS),
            conf.duration("deadline", Duration.ofSeconds(DEFAULT_DEADLINE_SECONDS)),
            conf.size("childMemory", DEFAULT_CHILD_MEMORY),
            FetchOptions.read(conf),
            VideoOptions.read(conf.section("video")),
            conf.text("publicCacheControl", null));
    if (options.deadline.isZero()) {
      conf.complain(Failure.INVALID_VALUE, "deadline", "is 0, must be at least 1ms");
    }
    if (options.childMemory < LEAST_CHILD_MEMORY) {
      conf.complain(
          Failure.INVALID_VALUE,
          "childMemory",
          "is "
              + options.childMemory
              + " bytes, must be at least "
              + (LEAST_CHILD_MEMORY >> 20)
              + "MB");
    }
    return conf.done(options);
  }
}
