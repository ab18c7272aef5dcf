package io.darkroom.avatar.texture;

/**
 * Between sRGB's bytes and linear light from 0 to 1, by tables.
 *
 * @see <a href="https://www.w3.org/TR/css-color-4/#color-conversion-code">the formulas</a>
 */
public final class Srgb {
  private static final int STEPS = 65_535;
  private static final float[] LINEAR = new float[256];
  private static final byte[] ENCODED = new byte[STEPS + 1];

  static {
    for (int i = 0; i < LINEAR.length; i++) {
      LINEAR[i] = linear(i / 255f);
    }
    for (int i = 0; i < ENCODED.length; i++) {
      double v = (double) i / STEPS;
      double encoded = v <= 0.0031308 ? v * 12.92 : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
      ENCODED[i] = (byte) StrictMath.round(encoded * 255);
    }
  }

  private Srgb() {}

  /** Linear light of a byte; what is above the lowest eight bits does not count. */
  public static float linear(int encoded) {
    return LINEAR[encoded & 0xff];
  }

  /** Linear light of a colour from 0 to 1. */
  public static float linear(float encoded) {
    return (float)
        (encoded <= 0.04045 ? encoded / 12.92 : StrictMath.pow((encoded + 0.055) / 1.055, 2.4));
  }

  /** The byte from 0 to 255 that is nearest to a linear light; too much light is 255. */
  public static int encode(float linear) {
    float inside = linear > 0 ? Math.min(linear, 1) : 0;
    return ENCODED[(int) (inside * STEPS + 0.5f)] & 0xff;
  }
}
