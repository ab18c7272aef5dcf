package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * Sharpens by an unsharp mask: the difference to a blurred copy, times {@code amount}, is added.
 *
 * @param sigma standard deviation of the blur, in pixels: how wide the edges are that it lifts
 * @param amount how much of the difference; 1 doubles the contrast of an edge
 * @param threshold differences of at most this, of 255, are left alone, so that noise is not
 */
public record Sharpen(double sigma, double amount, int threshold) implements StepSpec {
  /** Default sigma = {@value}. */
  public static final double DEFAULT_SIGMA = 1;

  /** Smallest sigma = {@value}. */
  public static final double MIN_SIGMA = 0.3;

  /** Largest sigma = {@value}. */
  public static final double MAX_SIGMA = 20;

  /** Default amount = {@value}. */
  public static final double DEFAULT_AMOUNT = 1;

  /** Largest amount = {@value}. */
  public static final double MAX_AMOUNT = 5;

  /** Largest threshold = {@value}. */
  public static final int MAX_THRESHOLD = 255;

  @Override
  public Sharpen times(double dpr) {
    return new Sharpen(sigma * dpr, amount, threshold);
  }

  static Sharpen read(Conf conf) {
    return new Sharpen(
        conf.number("sigma", DEFAULT_SIGMA, MIN_SIGMA, MAX_SIGMA),
        conf.number("amount", DEFAULT_AMOUNT, 0, MAX_AMOUNT),
        conf.count("threshold", 0, 0, MAX_THRESHOLD));
  }
}
