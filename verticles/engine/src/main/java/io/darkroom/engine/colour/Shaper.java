package io.darkroom.engine.colour;

import io.darkroom.engine.pixels.Pixels;

/**
 * A profile of three primaries with a curve each (ICC.1:2022 §F.3): light by the curves, sRGB's
 * light by a matrix, what is out of its range cut off, values by sRGB's curve. In whole numbers for
 * 8 bits, off by less than a tenth of a level before rounding.
 */
final class Shaper implements Conversion {
  /** In levels of 8 bits: by what nobody sees a difference = {@value}. */
  static final double SEEN = 1;

  /**
   * Below the point, in {@link #weights}: three of them, of which some are negative, fit an int.
   */
  private static final int FRACTION = 13;

  private final double[][] toSrgb;
  private final Curve[] curves;

  private Shaper(double[][] toSrgb, Curve... curves) {
    this.toSrgb = toSrgb;
    this.curves = curves;
  }

  static Shaper of(IccProfile profile) throws BrokenProfile {
    double[] r = profile.xyz("rXYZ");
    double[] g = profile.xyz("gXYZ");
    double[] b = profile.xyz("bXYZ");
    double[][] primaries = {{r[0], g[0], b[0]}, {r[1], g[1], b[1]}, {r[2], g[2], b[2]}};
    return new Shaper(
        Matrix.times(Matrix.inverse(Srgb.primaries()), primaries),
        Curve.read(profile, "rTRC"),
        Curve.read(profile, "gTRC"),
        Curve.read(profile, "bTRC"));
  }

  /**
   * A shaper of primaries.
   *
   * @param primaries in XYZ, a column each, adapted to D50
   */
  static Shaper of(double[][] primaries, Curve curve) {
    return new Shaper(
        Matrix.times(Matrix.inverse(Srgb.primaries()), primaries), curve, curve, curve);
  }

  @Override
  public boolean nothing() {
    double[] steps = {0, 0.2, 0.4, 0.6, 0.8, 1};
    for (double red : steps) {
      for (double green : steps) {
        for (double blue : steps) {
          if (moves(red, green, blue)) {
            return false;
          }
        }
      }
    }
    for (int grey = 0; grey < 256; grey++) {
      if (moves(grey / 255.0, grey / 255.0, grey / 255.0)) {
        return false;
      }
    }
    return true;
  }

  private boolean moves(double... rgb) {
    double[] light = new double[3];
    for (int channel = 0; channel < 3; channel++) {
      light[channel] = curves[channel].at(rgb[channel]);
    }
    double[] srgb = Matrix.times(toSrgb, light);
    for (int channel = 0; channel < 3; channel++) {
      double value = Srgb.value(Math.max(0, Math.min(1, srgb[channel])));
      if (255 * Math.abs(value - rgb[channel]) > SEEN) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Pixels apply(Pixels taken) {
    int channels = taken.mat().channels();
    if (Rows.sixteenBits(taken)) {
      SixteenBits tables = new SixteenBits(toSrgb, curves);
      Rows.changeShorts(taken, values -> tables.change(values, channels));
    } else {
      int[][][] weights = weights();
      Rows.changeBytes(taken, values -> change(values, channels, weights));
    }
    return taken;
  }

  /** What each value of each channel adds to each of sRGB's lights. */
  private int[][][] weights() {
    int[][][] weights = new int[3][3][256];
    for (int from = 0; from < 3; from++) {
      for (int value = 0; value < 256; value++) {
        double light = curves[from].at(value / 255.0);
        for (int to = 0; to < 3; to++) {
          double most = 5; // three fit an int, whatever the matrix
          double weight = Math.max(-most, Math.min(most, light * toSrgb[to][from]));
          weights[to][from][value] = (int) Math.round(weight * Srgb.FINE * (1 << FRACTION));
        }
      }
    }
    return weights;
  }

  private static void change(byte[] bgr, int channels, int[][][] weights) {
    int half = 1 << (FRACTION - 1);
    int[] rr = weights[0][0];
    int[] rg = weights[0][1];
    int[] rb = weights[0][2];
    int[] gr = weights[1][0];
    int[] gg = weights[1][1];
    int[] gb = weights[1][2];
    int[] br = weights[2][0];
    int[] bg = weights[2][1];
    int[] bb = weights[2][2];
    for (int i = 0; i < bgr.length; i += channels) {
      int b = bgr[i] & 0xff;
      int g = bgr[i + 1] & 0xff;
      int r = bgr[i + 2] & 0xff;
      bgr[i] = Srgb.eightBits((br[r] + bg[g] + bb[b] + half) >> FRACTION);
      bgr[i + 1] = Srgb.eightBits((gr[r] + gg[g] + gb[b] + half) >> FRACTION);
      bgr[i + 2] = Srgb.eightBits((rr[r] + rg[g] + rb[b] + half) >> FRACTION);
    }
  }
}
