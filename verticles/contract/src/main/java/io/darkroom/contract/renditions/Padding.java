package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * Room around the picture.
 *
 * @param top in pixels
 * @param right in pixels
 * @param bottom in pixels
 * @param left in pixels
 * @param colour may be translucent or transparent
 */
public record Padding(int top, int right, int bottom, int left, Colour colour) implements StepSpec {
  /** Most at one side = {@value}. */
  public static final int MAX = 4_096;

  @Override
  public Padding times(double dpr) {
    return new Padding(
        Lengths.times(top, dpr),
        Lengths.times(right, dpr),
        Lengths.times(bottom, dpr),
        Lengths.times(left, dpr),
        colour);
  }

  static Padding read(Conf conf) {
    int all = conf.count("all", 0, 0, MAX);
    Padding padding =
        new Padding(
            conf.count("top", all, 0, MAX),
            conf.count("right", all, 0, MAX),
            conf.count("bottom", all, 0, MAX),
            conf.count("left", all, 0, MAX),
            Colour.read(conf, "color", Colour.TRANSPARENT));
    if (padding.extraWidth() + padding.extraHeight() == 0) {
      conf.complain(
          Failure.MISSING_FIELD,
          "all",
          "sides must be given in pixels, or top, right, bottom, left");
    }
    return padding;
  }

  @Override
  public int extraWidth() {
    return left + right;
  }

  @Override
  public int extraHeight() {
    return top + bottom;
  }
}
