package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;

/**
 * What is to become of parts of layers that could not be had, after they were tried again.
 *
 * @param onMissing what is drawn in their place
 * @param minCoverage which part of each layer must be there, from 0 to 1; else the job fails
 */
public record Tolerance(OnMissing onMissing, double minCoverage) {
  /** Default part of each layer that must be there = {@value}. */
  public static final double DEFAULT_MIN_COVERAGE = 0.5;

  /** What is drawn in the place of what is missing. */
  public enum OnMissing {
    /** Nothing: the job fails. */
    FAIL,
    /** A hatched field that says so. */
    MARK,
    /** Nothing: what lies below is seen. */
    SKIP
  }

  static Tolerance read(Conf conf) {
    return new Tolerance(
        conf.choice("onMissing", OnMissing.class, OnMissing.MARK),
        conf.number("minCoverage", DEFAULT_MIN_COVERAGE, 0, 1));
  }
}
