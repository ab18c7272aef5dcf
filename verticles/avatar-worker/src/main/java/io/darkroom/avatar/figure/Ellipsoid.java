package io.darkroom.avatar.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * An upright ellipsoid above the middle of the figure.
 *
 * @param y of its middle
 * @param wide half of its width
 * @param high half of its height
 * @param deep half of its depth
 */
record Ellipsoid(double y, double wide, double high, double deep) {
  private static final int RINGS = 16;
  private static final double BEFORE = 0.006;

  /** Its rings, from below to above, as far as they lie between two heights. */
  List<Ring> rings(double low, double top, Bone bone) {
    List<Ring> rings = new ArrayList<>();
    for (int i = 0; i <= RINGS; i++) {
      double at = low + (top - low) * i / RINGS;
      double share = Math.max(-1, Math.min(1, (at - y) / high));
      double size = Math.sqrt(1 - share * share);
      rings.add(Ring.up(at, Math.max(0.001, wide * size), Math.max(0.001, deep * size), bone));
    }
    return rings;
  }

  /** All of it. */
  List<Ring> rings(Bone bone) {
    return rings(y - high, y + high, bone);
  }

  /** The depth of its front, and a little before that. */
  double front(double x, double at) {
    double rest = 1 - x * x / (wide * wide) - (at - y) * (at - y) / (high * high);
    return deep * Math.sqrt(Math.max(0, rest)) + BEFORE;
  }
}
