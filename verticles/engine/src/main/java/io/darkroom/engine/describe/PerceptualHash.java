package io.darkroom.engine.describe;

import java.util.Arrays;

/**
 * 64 bits that pictures which look alike share but for a few: pHash (Zauner, Implementation and
 * Benchmarking of Perceptual Image Hash Functions, 2010, §3.2.1): which of the 64 lowest cosine
 * terms but the constant ones are above their median.
 */
final class PerceptualHash {
  /** Sides of the picture it is made from, in pixels = {@value}; proportions do not count. */
  static final int SIDE = 32;

  private static final int TERMS = 8;
  private static final double WHITE = 255;

  private PerceptualHash() {}

  /** 16 hex digits; two hashes are compared by the number of bits in which they differ. */
  static String of(Miniature picture) {
    double[] grey = new double[SIDE * SIDE];
    for (int i = 0; i < grey.length; i++) {
      double alpha = picture.value(i, 3) / WHITE;
      // BT.601 luma
      double luma =
          0.299 * picture.value(i, 0) + 0.587 * picture.value(i, 1) + 0.114 * picture.value(i, 2);
      grey[i] = luma * alpha + WHITE * (1 - alpha);
    }
    double[][] cosines = new double[TERMS + 1][SIDE];
    for (int term = 1; term <= TERMS; term++) {
      for (int i = 0; i < SIDE; i++) {
        cosines[term][i] = StrictMath.cos(Math.PI / SIDE * term * (i + 0.5));
      }
    }
    double[] terms = new double[TERMS * TERMS];
    for (int i = 0; i < terms.length; i++) {
      double[] alongX = cosines[i % TERMS + 1];
      double[] alongY = cosines[i / TERMS + 1];
      for (int pixel = 0; pixel < grey.length; pixel++) {
        terms[i] += grey[pixel] * alongX[pixel % SIDE] * alongY[pixel / SIDE];
      }
    }
    double[] sorted = terms.clone();
    Arrays.sort(sorted);
    double median = (sorted[terms.length / 2 - 1] + sorted[terms.length / 2]) / 2;
    long hash = 0;
    for (double term : terms) {
      hash = hash << 1 | (term > median ? 1 : 0);
    }
    return String.format("%016x", hash);
  }
}
