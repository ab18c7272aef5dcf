package io.darkroom.engine.animation.encode;

import java.util.Arrays;

/**
 * Mixes colours that a palette has not from those it has: what a pixel is off is spread over its
 * neighbours (Floyd and Steinberg 1976).
 */
final class Dither {
  private static final int CHANNELS = 3;
  private static final int SIXTEENTHS = 16;

  private Dither() {}

  /** Each pixel's index. */
  static byte[] indices(Samples samples, Palette palette) {
    int width = samples.width();
    byte[] indices = new byte[samples.count()];
    // What is to be added, in sixteenths; a pixel of room at both ends.
    int[] now = new int[CHANNELS * (width + 2)];
    int[] below = new int[now.length];
    for (int row = 0; row < indices.length; row += width) {
      for (int x = 0; x < width; x++) {
        int rgb = samples.rgb(row + x);
        int at = CHANNELS * (x + 1);
        if (rgb == Samples.UNSEEN) {
          indices[row + x] = (byte) palette.transparent();
          continue;
        }
        int wanted = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
          int value = (rgb >> (16 - 8 * channel) & 0xff) + now[at + channel] / SIXTEENTHS;
          wanted = wanted << 8 | Math.max(0, Math.min(255, value));
        }
        int index = palette.index(wanted);
        indices[row + x] = (byte) index;
        spread(wanted, palette.colour(index), at, now, below);
      }
      int[] done = now;
      now = below;
      below = done;
      Arrays.fill(below, 0);
    }
    return indices;
  }

  private static void spread(int wanted, int got, int at, int[] now, int[] below) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      int shift = 16 - 8 * channel;
      int off = (wanted >> shift & 0xff) - (got >> shift & 0xff);
      now[at + CHANNELS + channel] += 7 * off;
      below[at - CHANNELS + channel] += 3 * off;
      below[at + channel] += 5 * off;
      below[at + CHANNELS + channel] += off;
    }
  }
}
