package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * What becomes of an animation's frames.
 *
 * @param format which file they become
 * @param fps frames a second
 */
public record Film(Format format, double fps) {
  /** Default frames a second = {@value}. */
  public static final double DEFAULT_FPS = 1;

  /** Fewest frames a second = {@value}. */
  public static final double MIN_FPS = 0.1;

  /** Most frames a second = {@value}. */
  public static final double MAX_FPS = 30;

  /** Longest animation in seconds = {@value}. */
  public static final int MAX_SECONDS = 600;

  /** Which file an animation is. */
  public enum Format {
    MP4,
    GIF,
    WEBP,
    APNG
  }

  static Film read(Conf conf, int frames) {
    Film film =
        new Film(
            conf.choice("format", Format.class, Format.MP4),
            conf.number("fps", DEFAULT_FPS, MIN_FPS, MAX_FPS));
    if (frames / film.fps > MAX_SECONDS) {
      conf.complain(
          Failure.INVALID_VALUE,
          "fps",
          "is "
              + film.fps
              + ", which makes "
              + frames
              + " frames last "
              + frames / film.fps
              + " s, at most "
              + MAX_SECONDS
              + " s are made");
    }
    return conf.done(film);
  }
}
