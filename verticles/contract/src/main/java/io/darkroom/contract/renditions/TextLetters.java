package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * What the letters of a {@link Text} are like.
 *
 * @param font with serifs or without
 * @param weight regular or bold
 * @param size in pixels, of the square that letters are drawn in
 */
public record TextLetters(Font font, Weight weight, double size) {
  /** Default size = {@value}. */
  public static final double DEFAULT_SIZE = 32;

  /** Smallest size = {@value}. */
  public static final double MIN_SIZE = 4;

  /** Largest size = {@value}. */
  public static final double MAX_SIZE = 1_000;

  /** The fonts that come along. */
  public enum Font {
    SANS,
    SERIF
  }

  /** How thick the strokes are. */
  public enum Weight {
    REGULAR,
    BOLD
  }

  static TextLetters read(Conf conf) {
    return new TextLetters(
        conf.choice("font", Font.class, Font.SANS),
        conf.choice("weight", Weight.class, Weight.REGULAR),
        conf.number("size", DEFAULT_SIZE, MIN_SIZE, MAX_SIZE));
  }

  TextLetters times(double dpr) {
    return new TextLetters(font, weight, size * dpr);
  }
}
