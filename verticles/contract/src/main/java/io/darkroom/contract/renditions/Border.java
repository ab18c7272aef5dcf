package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * A border of one colour.
 *
 * @param width in pixels
 * @param colour may be translucent
 * @param place outside it makes the picture larger, inside it covers the picture's edges
 */
public record Border(int width, Colour colour, Place place) implements StepSpec {
  /** Largest width = {@value}. */
  public static final int MAX_WIDTH = 1_000;

  /** On which side of the picture's edge. */
  public enum Place {
    OUTSIDE,
    INSIDE
  }

  @Override
  public Border times(double dpr) {
    return new Border(Lengths.times(width, dpr), colour, place);
  }

  static Border read(Conf conf) {
    return new Border(
        conf.count("width", 1, 1, MAX_WIDTH),
        Colour.read(conf, "color", Colour.BLACK),
        conf.choice("place", Place.class, Place.OUTSIDE));
  }

  @Override
  public int extraWidth() {
    return place == Place.OUTSIDE ? 2 * width : 0;
  }

  @Override
  public int extraHeight() {
    return extraWidth();
  }
}
