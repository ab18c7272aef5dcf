package io.darkroom.engine.colour;

/** {@link Shaper} for 16 bits a channel: the same in floating point. */
final class SixteenBits {
  private static final int CELLS = 1 << 16;
  private static final float MAX = 65535;

  private final float[][] light = new float[3][CELLS];
  private final float[] values = new float[CELLS + 2];
  private final float[] m = new float[9];

  SixteenBits(double[][] toSrgb, Curve[] curves) {
    for (int i = 0; i < CELLS; i++) {
      for (int channel = 0; channel < 3; channel++) {
        light[channel][i] = (float) curves[channel].at(i / (double) MAX);
      }
      values[i] = (float) (MAX * Srgb.value(i / (double) CELLS));
    }
    values[CELLS] = MAX;
    values[CELLS + 1] = MAX;
    for (int i = 0; i < m.length; i++) {
      m[i] = (float) toSrgb[i / 3][i % 3];
    }
  }

  void change(short[] bgr, int channels) {
    for (int i = 0; i < bgr.length; i += channels) {
      float b = light[2][bgr[i] & 0xffff];
      float g = light[1][bgr[i + 1] & 0xffff];
      float r = light[0][bgr[i + 2] & 0xffff];
      bgr[i] = value(m[6] * r + m[7] * g + m[8] * b);
      bgr[i + 1] = value(m[3] * r + m[4] * g + m[5] * b);
      bgr[i + 2] = value(m[0] * r + m[1] * g + m[2] * b);
    }
  }

  /** Between two cells, along the line. */
  private short value(float linear) {
    float place = Math.max(0, Math.min(1, linear)) * CELLS;
    int cell = (int) place;
    float left = values[cell];
    return (short) Math.round(left + (values[cell + 1] - left) * (place - cell));
  }
}
