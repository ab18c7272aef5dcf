package io.darkroom.engine.plan;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.renditions.Geometry;
import io.darkroom.contract.renditions.StepSpec;
import java.util.Locale;

/** How large a rendition is once its steps have made it larger. */
final class Grown {
  private Grown() {}

  /** Fails with {@code INVALID_VALUE} when a side is longer than its format allows. */
  static void check(Target target) {
    int max = target.format() == Format.WEBP ? Target.MAX_WEBP_SIDE : Geometry.MAX_SIDE;
    if (Math.max(width(target), height(target)) > max) {
      throw Failure.INVALID_VALUE.with(
          String.format(
              "The rendition %s is %dx%d with its steps; sides of a %s are at most %d. Ask for a"
                  + " smaller one, or less border and padding.",
              target.spec().name(),
              width(target),
              height(target),
              target.format().name().toLowerCase(Locale.ROOT),
              max));
    }
  }

  static long pixels(Target target) {
    return (long) width(target) * height(target);
  }

  private static int width(Target target) {
    return target.outerWidth()
        + target.spec().steps().stream().mapToInt(StepSpec::extraWidth).sum();
  }

  private static int height(Target target) {
    return target.outerHeight()
        + target.spec().steps().stream().mapToInt(StepSpec::extraHeight).sum();
  }
}
