package io.darkroom.engine;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.SourceFormats;
import io.darkroom.contract.renditions.Truncated;
import io.darkroom.engine.animation.FilmLimits;
import io.darkroom.engine.header.Limits;
import io.darkroom.engine.header.SourceFormat;
import io.darkroom.engine.turbo.TurboJpeg;
import io.darkroom.isolation.MemoryBudget;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What images are taken and how they are developed. Section {@value #SECTION} of the configuration.
 *
 * @param limits what is let in
 * @param film how large an animation may be of which all frames are developed
 * @param background what shows through transparency where the output has none, as 0xRRGGBB
 * @param jpeg which codec does JPEG
 * @param memory most bytes that all images in hand may take outside the Java heap
 * @param nativeCache where the native library is unpacked; null for the user's cache folder
 */
public record EngineOptions(
    Limits limits,
    FilmLimits film,
    int background,
    TurboJpeg.Choice jpeg,
    long memory,
    Path nativeCache) {
  /** The section's name. */
  public static final String SECTION = SourceFormats.SECTION;

  /** Default most pixels = {@value}. */
  public static final int DEFAULT_MAX_PIXELS = 100_000_000;

  /** Default most pixels of a progressive JPEG = {@value}. */
  static final int DEFAULT_MAX_PROGRESSIVE_PIXELS = 40_000_000;

  /** Default most pixels of a GIF = {@value}. */
  static final int DEFAULT_MAX_GIF_PIXELS = 25_000_000;

  /** Default most pixels of a TIFF = {@value}. */
  static final int DEFAULT_MAX_TIFF_PIXELS = 25_000_000;

  /** Default most pixels of a CMYK JPEG = {@value}. */
  static final int DEFAULT_MAX_CMYK_PIXELS = 25_000_000;

  /** Default most frames of an animation = {@value}. */
  static final int DEFAULT_MAX_FRAMES = 500;

  /** Default most pixels in all frames of an animation together = {@value}. */
  static final int DEFAULT_MAX_ANIMATION_PIXELS = 200_000_000;

  /** Default background = {@value}. */
  static final String DEFAULT_BACKGROUND = "#ffffff";

  // OpenCV's own limit is 2^30; a plane of four bytes a pixel must stay below 2^31.
  private static final int MOST_PIXELS = 500_000_000;

  private static final int MOST_FRAMES = 100_000;

  private static final long LEAST_MEMORY = 64L << 20;

  /** Reads the section from the configuration's root. */
  public static EngineOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    String cache = conf.text("nativeCache", null);
    return conf.done(
        new EngineOptions(
            limits(conf),
            film(conf),
            colour(conf),
            conf.choice("jpeg", TurboJpeg.Choice.class, TurboJpeg.Choice.AUTO),
            memory(conf),
            cache == null || cache.isEmpty() ? null : Path.of(cache)));
  }

  private static long memory(Conf conf) {
    long memory = conf.size("memory", MemoryBudget.ofMachine());
    if (memory < LEAST_MEMORY) {
      conf.complain(
          Failure.INVALID_VALUE, "memory", "is " + memory + " bytes, must be at least 64MB");
    }
    return memory;
  }

  private static Limits limits(Conf conf) {
    return new Limits(
        conf.count("maxPixels", DEFAULT_MAX_PIXELS, 1, MOST_PIXELS),
        conf.count("maxProgressivePixels", DEFAULT_MAX_PROGRESSIVE_PIXELS, 1, MOST_PIXELS),
        conf.count("maxGifPixels", DEFAULT_MAX_GIF_PIXELS, 1, MOST_PIXELS),
        conf.count("maxTiffPixels", DEFAULT_MAX_TIFF_PIXELS, 1, MOST_PIXELS),
        conf.count("maxCmykPixels", DEFAULT_MAX_CMYK_PIXELS, 1, MOST_PIXELS),
        formats(conf),
        conf.choice("truncated", Truncated.class, Truncated.REFUSE) == Truncated.ACCEPT);
  }

  private static FilmLimits film(Conf conf) {
    return new FilmLimits(
        conf.count("maxFrames", DEFAULT_MAX_FRAMES, 1, MOST_FRAMES),
        conf.count("maxAnimationPixels", DEFAULT_MAX_ANIMATION_PIXELS, 1, Integer.MAX_VALUE));
  }

  private static List<SourceFormat> formats(Conf conf) {
    return SourceFormats.read(conf).names().stream()
        .map(name -> SourceFormat.valueOf(name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static int colour(Conf conf) {
    String text = conf.text("background", DEFAULT_BACKGROUND);
    if (!text.matches("#[0-9a-fA-F]{6}")) {
      conf.complain(
          Failure.INVALID_VALUE, "background", "is \"" + text + "\", must be a colour as #ffffff");
      return 0xffffff;
    }
    return Integer.parseInt(text.substring(1), 16);
  }
}
