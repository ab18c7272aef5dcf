package io.darkroom.engine.colour;

/** A white and three primaries, by their chromaticities x and y. */
record Chroma(
    double whiteX,
    double whiteY,
    double redX,
    double redY,
    double greenX,
    double greenY,
    double blueX,
    double blueY) {
  /** ITU-R BT.709 §1.3. */
  static final Chroma SRGB = new Chroma(.3127, .3290, .64, .33, .30, .60, .15, .06);

  /** SMPTE EG 432-1. */
  static final Chroma DISPLAY_P3 = new Chroma(.3127, .3290, .680, .320, .265, .690, .150, .060);

  /** ITU-R BT.2020 table 3. */
  static final Chroma BT2020 = new Chroma(.3127, .3290, .708, .292, .170, .797, .131, .046);

  /** What PNG writes for a gamma of 1/2.2, which is meant for sRGB's curve. */
  private static final long USUAL_GAMMA = 45_455;

  private static final int GAMMA_TOLERANCE = 1_000;

  /** PCS white (ICC.1:2022 §7.2.16). */
  private static final double[] D50 = {0.9642, 1, 0.8249};

  private static final double[][] BRADFORD = {
    {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
  };

  /**
   * The conversion for a PNG's gamma; null when it makes no sense.
   *
   * @param gamma of the encoding, times 100,000
   */
  Conversion conversion(long gamma, Space space) {
    if (gamma < 10_000 || gamma > 200_000) {
      return null;
    }
    boolean usual = Math.abs(gamma - USUAL_GAMMA) <= GAMMA_TOLERANCE;
    return conversion(usual ? Curve.SRGB : Curve.gamma(100_000.0 / gamma), space);
  }

  /** Null when these are no primaries. */
  Conversion conversion(Curve curve, Space space) {
    if (space == Space.GRAY) {
      return Grey.of(curve);
    }
    double[][] primaries = primaries();
    for (double[] row : primaries) {
      for (double value : row) {
        if (!(Math.abs(value) < 4)) {
          return null;
        }
      }
    }
    return Shaper.of(primaries, curve);
  }

  /** In XYZ, a column each, so that together they are white, adapted to D50 by Bradford's. */
  private double[][] primaries() {
    double[][] colours = {
      {redX / redY, greenX / greenY, blueX / blueY},
      {1, 1, 1},
      {(1 - redX - redY) / redY, (1 - greenX - greenY) / greenY, (1 - blueX - blueY) / blueY}
    };
    double[] white = {whiteX / whiteY, 1, (1 - whiteX - whiteY) / whiteY};
    double[] amounts = Matrix.times(Matrix.inverse(colours), white);
    for (double[] row : colours) {
      for (int i = 0; i < 3; i++) {
        row[i] *= amounts[i];
      }
    }
    double[] from = Matrix.times(BRADFORD, white);
    double[] to = Matrix.times(BRADFORD, D50);
    double[][] scale = {{to[0] / from[0], 0, 0}, {0, to[1] / from[1], 0}, {0, 0, to[2] / from[2]}};
    double[][] adapt = Matrix.times(Matrix.inverse(BRADFORD), Matrix.times(scale, BRADFORD));
    return Matrix.times(adapt, colours);
  }
}
