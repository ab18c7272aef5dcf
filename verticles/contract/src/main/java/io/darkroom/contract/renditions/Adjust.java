package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * Changes brightness, contrast and saturation, in this order, by the formulas of CSS (Filter
 * Effects Module Level 1, §10): factors, 1 for no change. What leaves the range is cut off once, at
 * the end.
 *
 * @param brightness every colour is multiplied by it
 * @param contrast the distance of every colour to the middle is
 * @param saturation the distance of every colour to its grey is; 0 makes it grey
 */
public record Adjust(double brightness, double contrast, double saturation) implements StepSpec {
  /** Largest factor = {@value}. */
  public static final double MAX = 10;

  static Adjust read(Conf conf) {
    return new Adjust(
        conf.number("brightness", 1, 0, MAX),
        conf.number("contrast", 1, 0, MAX),
        conf.number("saturation", 1, 0, MAX));
  }
}
