package io.darkroom.engine.colour;

/** sRGB: its curve (IEC 61966-2-1 §5) and its primaries. */
final class Srgb {
  /** Cells between 0 and 1 of {@link #EIGHT_BITS}: a value is off by a tenth at most. */
  static final int FINE = 1 << 14;

  /** Linear light, times {@link #FINE}, to a byte. */
  private static final byte[] EIGHT_BITS = eightBits();

  /**
   * Its primaries in XYZ, adapted to D50 by Bradford's transform: the columns rXYZ, gXYZ, bXYZ of
   * an sRGB profile (as published by the ICC, sRGB2014).
   */
  private static final double[][] PRIMARIES = {
    {0.43607, 0.38515, 0.14307}, {0.22249, 0.71687, 0.06061}, {0.01392, 0.09708, 0.71410}
  };

  private Srgb() {}

  /** Linear light of a value; both 0 to 1. */
  static double light(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /** The value of linear light; both 0 to 1. */
  static double value(double light) {
    return light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
  }

  /** The byte of linear light, which is given times {@link #FINE} and may be out of range. */
  static byte eightBits(int light) {
    return EIGHT_BITS[Math.max(0, Math.min(FINE, light))];
  }

  /** Its primaries, a row for each of X, Y, Z. */
  static double[][] primaries() {
    return Matrix.copy(PRIMARIES);
  }

  private static byte[] eightBits() {
    byte[] table = new byte[FINE + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) Math.round(255 * value(i / (double) FINE));
    }
    return table;
  }
}
