package io.darkroom.map.video;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How animations are encoded. Section {@code map-worker.video}.
 *
 * @param ffmpeg the executable; null to look for one
 * @param deadline longest that encoding one animation may take
 * @param maxBytes largest file
 * @param maxPixels most pixels of all frames together
 */
public record VideoOptions(Path ffmpeg, Duration deadline, long maxBytes, long maxPixels) {
  /** Default deadline in minutes = {@value}. */
  public static final int DEFAULT_DEADLINE_MINUTES = 10;

  /** Default largest file = {@value}, 128 MB. */
  public static final long DEFAULT_MAX_BYTES = 128L << 20;

  /** Default most pixels of all frames = {@value}: 500 frames of 2000x1000. */
  public static final int DEFAULT_MAX_PIXELS = 1_000_000_000;

  private static final long MOST_BYTES = 1L << 30;

  /** Reads the section. */
  public static VideoOptions read(Conf conf) {
    String ffmpeg = conf.text("ffmpeg", null);
    VideoOptions options =
        new VideoOptions(
            ffmpeg == null || ffmpeg.isEmpty() ? null : Path.of(ffmpeg),
            conf.duration("deadline", Duration.ofMinutes(DEFAULT_DEADLINE_MINUTES)),
            conf.size("maxBytes", DEFAULT_MAX_BYTES),
            conf.count("maxPixels", DEFAULT_MAX_PIXELS, 1, Integer.MAX_VALUE));
    if (options.deadline.isZero()) {
      conf.complain(Failure.INVALID_VALUE, "deadline", "is 0, must be at least 1ms");
    }
    if (options.maxBytes < 1 || options.maxBytes > MOST_BYTES) {
      conf.complain(
          Failure.INVALID_VALUE,
          "maxBytes",
          "is " + options.maxBytes + " bytes, must be from 1B to " + (MOST_BYTES >> 20) + "MB");
    }
    return conf.done(options);
  }

  /** Throws {@code ANIMATION_TOO_LONG} if frames of that size and number are too many pixels. */
  public void check(int width, int height, int frames) {
    long pixels = (long) width * height * frames;
    if (pixels > maxPixels) {
      throw Failure.ANIMATION_TOO_LONG.with(
          frames
              + " frames of "
              + width
              + "x"
              + height
              + " have "
              + pixels
              + " pixels, map-worker.video.maxPixels allows "
              + maxPixels
              + "; give fewer frames, a smaller bbox or a lower zoom.");
    }
  }
}
