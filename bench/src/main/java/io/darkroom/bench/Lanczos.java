package io.darkroom.bench;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * The reference of all resizing: every pixel a sum over the full picture, weighed by Lanczos'
 * kernel of three lobes stretched by the factor. What Pillow's LANCZOS computes, without its
 * roundings on the way. Slow.
 */
final class Lanczos {
  private static final int LOBES = 3;

  private Lanczos() {}

  /** Of a picture at least as large. */
  static Rgb shrink(BufferedImage image, int width, int height) {
    float[][] rows = new float[image.getHeight()][];
    Taps across = Taps.of(image.getWidth(), width);
    for (int y = 0; y < rows.length; y++) {
      Rgb row = Rgb.of(image.getSubimage(0, y, image.getWidth(), 1));
      rows[y] = across(row.samples(), across, width);
    }
    Taps down = Taps.of(image.getHeight(), height);
    float[] samples = new float[width * height * Rgb.CHANNELS];
    int stride = width * Rgb.CHANNELS;
    for (int y = 0; y < height; y++) {
      double[] sums = new double[stride];
      for (int i = 0; i < down.weights[y].length; i++) {
        float[] row = rows[down.first[y] + i];
        for (int x = 0; x < stride; x++) {
          sums[x] += down.weights[y][i] * row[x];
        }
      }
      for (int x = 0; x < stride; x++) {
        samples[y * stride + x] = Math.round(Math.max(0, Math.min(255, sums[x])));
      }
    }
    return new Rgb(width, height, samples);
  }

  private static float[] across(float[] row, Taps taps, int width) {
    float[] to = new float[width * Rgb.CHANNELS];
    for (int x = 0; x < width; x++) {
      for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
        double sum = 0;
        int from = taps.first[x] * Rgb.CHANNELS + channel;
        for (double weight : taps.weights[x]) {
          sum += weight * row[from];
          from += Rgb.CHANNELS;
        }
        to[x * Rgb.CHANNELS + channel] = (float) sum;
      }
    }
    return to;
  }

  /** For each pixel of the result, the first one of the source it looks at, and their weights. */
  private static final class Taps {
    private final int[] first;
    private final double[][] weights;

    private Taps(int size) {
      first = new int[size];
      weights = new double[size][];
    }

    static Taps of(int from, int to) {
      double factor = from / (double) to;
      Taps taps = new Taps(to);
      for (int i = 0; i < to; i++) {
        double centre = (i + 0.5) * factor;
        int begin = (int) Math.max(0, Math.round(centre - LOBES * factor));
        int end = (int) Math.min(from, Math.round(centre + LOBES * factor));
        double[] weights = new double[end - begin];
        for (int j = 0; j < weights.length; j++) {
          weights[j] = kernel((begin + j + 0.5 - centre) / factor);
        }
        double sum = Arrays.stream(weights).sum();
        taps.first[i] = begin;
        taps.weights[i] = Arrays.stream(weights).map(weight -> weight / sum).toArray();
      }
      return taps;
    }
  }

  private static double kernel(double x) {
    if (x == 0) {
      return 1;
    }
    double a = Math.PI * x;
    return Math.abs(x) >= LOBES ? 0 : LOBES * Math.sin(a) * Math.sin(a / LOBES) / (a * a);
  }
}
