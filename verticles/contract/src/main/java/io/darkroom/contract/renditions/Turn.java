package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * How a picture is turned: rotated, then flipped.
 *
 * @param quarters clockwise, 0 to 3
 * @param flip how it is mirrored then
 */
public record Turn(int quarters, Flip flip) {
  public static final Turn NONE = new Turn(0, Flip.NONE);

  private static final int QUARTER = 90;

  static Turn read(Conf conf) {
    int angle = conf.count("rotate", 0, -270, 270);
    if (angle % QUARTER != 0) {
      conf.complain(
          Failure.INVALID_VALUE,
          "rotate",
          "is " + angle + ", must be 0, 90, 180 or 270 degrees clockwise, or less than 0");
    }
    return new Turn(Math.floorMod(angle / QUARTER, 4), conf.choice("flip", Flip.class, Flip.NONE));
  }

  /** True when what was wide is high. */
  public boolean sideways() {
    return quarters % 2 == 1;
  }

  public boolean none() {
    return equals(NONE);
  }
}
