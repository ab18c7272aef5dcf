package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * Blurs, by Gauss.
 *
 * @param sigma standard deviation, in pixels
 */
public record Blur(double sigma) implements StepSpec {
  /** Smallest sigma = {@value}: below, nothing is seen. */
  public static final double MIN_SIGMA = 0.3;

  /** Largest sigma = {@value}. */
  public static final double MAX_SIGMA = 100;

  @Override
  public Blur times(double dpr) {
    return new Blur(sigma * dpr);
  }

  static Blur read(Conf conf) {
    return new Blur(conf.number("sigma", 1, MIN_SIGMA, MAX_SIGMA));
  }
}
