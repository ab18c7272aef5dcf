package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * How the source is taken.
 *
 * @param frames what becomes of an animation
 * @param truncated what becomes of a JPEG that ends early
 */
public record Intake(Frames frames, Truncated truncated) {
  /** As it is when a job says nothing. */
  public static final Intake DEFAULT = new Intake(Frames.FIRST, Truncated.ACCEPT);

  static Intake read(Conf conf) {
    return new Intake(
        conf.choice("frames", Frames.class, DEFAULT.frames),
        conf.choice("truncated", Truncated.class, DEFAULT.truncated));
  }
}
