package io.darkroom.contract.renditions;

/** Lengths of steps, in pixels. */
final class Lengths {
  private Lengths() {}

  /** A length at {@code dpr} times the size. */
  static int times(int pixels, double dpr) {
    return (int) Math.round(pixels * dpr);
  }
}
