package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * Where something lies on a picture.
 *
 * @param gravity a side, a corner, or a point; never smart
 * @param x how far from the picture's side, in pixels; from the middle, how far to the right
 * @param y likewise; from the middle, how far down
 */
public record Placement(Gravity gravity, int x, int y) {
  static Placement read(Conf conf, Gravity fallback) {
    Gravity gravity = conf.has("gravity") ? Gravity.read(conf) : fallback;
    if (gravity.smart()) {
      conf.complain(
          Failure.INVALID_VALUE,
          "gravity",
          "is \"smart\", must be a side, a corner or a point here");
    }
    int max = Geometry.MAX_SIDE;
    return new Placement(gravity, conf.count("x", 0, -max, max), conf.count("y", 0, -max, max));
  }

  /** The left end of something in a picture, by their widths. */
  public int left(int picture, int width) {
    return at(gravity.x(), x, picture - width);
  }

  /** The top of something in a picture, by their heights. */
  public int top(int picture, int height) {
    return at(gravity.y(), y, picture - height);
  }

  Placement times(double dpr) {
    return new Placement(gravity, Lengths.times(x, dpr), Lengths.times(y, dpr));
  }

  private static int at(double fraction, int offset, int room) {
    int inwards = fraction > 0.5 ? -offset : offset;
    return (int) Math.round(fraction * room) + inwards;
  }
}
