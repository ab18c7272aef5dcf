package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * Makes squares of one colour each, the average of what they cover. They begin in the top left
 * corner; those at the right and the bottom may be cut off.
 *
 * @param size a square's side, in pixels
 */
public record Pixelate(int size) implements StepSpec {
  /** Default size = {@value}. */
  public static final int DEFAULT_SIZE = 10;

  /** Largest size = {@value}. */
  public static final int MAX_SIZE = 1_000;

  @Override
  public Pixelate times(double dpr) {
    return new Pixelate(Lengths.times(size, dpr));
  }

  static Pixelate read(Conf conf) {
    return new Pixelate(conf.count("size", DEFAULT_SIZE, 2, MAX_SIZE));
  }
}
