package io.darkroom.avatar.figure;

import io.darkroom.avatar.texture.Png;

/** Small pictures for the mannequin and its clothes, as PNG. */
final class Patterns {
  private static final int SIZE = 128;
  private static final int WHITE = 0xffffffff;

  private Patterns() {}

  /** The colour of a place, from 0 to 1 to the right and down. */
  private interface Ink {
    int at(double u, double v);
  }

  private static byte[] png(Ink ink) {
    int[] pixels = new int[SIZE * SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        pixels[y * SIZE + x] = ink.at((x + 0.5) / SIZE, (y + 0.5) / SIZE);
      }
    }
    return Png.of(pixels, SIZE, SIZE).getBytes();
  }

  /** White, and a little darker at the back and towards one end. */
  static byte[] shaded() {
    return png((u, v) -> grey(255 - (int) (110 * (u - 0.5) * (u - 0.5)) - (int) (14 * v)));
  }

  private static int grey(int level) {
    return 0xff000000 | level << 16 | level << 8 | level;
  }

  /** Stripes along a limb. */
  static byte[] stripes(int one, int other, int count) {
    return png((u, v) -> (int) (v * count) % 2 == 0 ? one : other);
  }

  static byte[] eyes() {
    return png(
        (u, v) -> {
          double x = Math.abs(u - 0.5) - 0.26;
          double ring = ellipse(x, v - 0.5, 0.15, 0.36);
          double iris = ellipse(x, v - 0.5, 0.075, 0.27);
          double pupil = ellipse(x, v - 0.5, 0.035, 0.13);
          if (ring > 1.25) {
            return 0x00ffffff;
          }
          return ring > 1 || pupil < 1 ? 0xff181420 : iris < 1 ? 0xffe0e0e0 : WHITE;
        });
  }

  /** Dark where the colour of the eyes goes: the iris. */
  static byte[] eyesMask() {
    return png(
        (u, v) -> ellipse(Math.abs(u - 0.5) - 0.26, v - 0.5, 0.075, 0.27) < 1 ? 0xff000000 : WHITE);
  }

  static byte[] eyebrows() {
    return png(
        (u, v) -> {
          double x = Math.abs(u - 0.5) - 0.26;
          return Math.abs(v - 0.45 - 6 * x * x) < 0.16 && Math.abs(x) < 0.18 ? WHITE : 0x00ffffff;
        });
  }

  static byte[] mouth() {
    return png(
        (u, v) -> {
          double x = u - 0.5;
          double y = v - 0.35 + 0.9 * x * x;
          if (ellipse(x, y, 0.42, 0.2) > 1) {
            return 0x00ffffff;
          }
          return Math.abs(y) < 0.035 ? 0xff7a3a3a : 0xffd88a84;
        });
  }

  /** Below 1 inside. */
  private static double ellipse(double x, double y, double wide, double high) {
    return x * x / (wide * wide) + y * y / (high * high);
  }
}
