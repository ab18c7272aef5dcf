package io.darkroom.engine.describe;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A placeholder of about 25 bytes that keeps proportions and transparency. By the format's
 * published description (evanw.github.io/thumbhash): cosine terms of luminance, yellow against
 * blue, red against green, and alpha, 4 bits each.
 */
final class ThumbHash {
  /** Longest side of the picture it is made from, in pixels = {@value}. */
  static final int MAX_SIDE = 100;

  private static final double MAX = 255;

  /**
   * One plane's terms.
   *
   * @param mean the constant one
   * @param scale the largest of the others
   * @param terms the others, 0 to 1
   */
  private record Plane(double mean, double scale, List<Double> terms) {}

  private final Miniature picture;
  private final boolean alpha;
  private final double[][] planes;

  private ThumbHash(Miniature picture) {
    this.picture = picture;
    double[] sums = new double[4];
    for (int i = 0; i < picture.pixels(); i++) {
      double seen = picture.value(i, 3) / MAX;
      for (int c = 0; c < 3; c++) {
        sums[c] += seen / MAX * picture.value(i, c);
      }
      sums[3] += seen;
    }
    alpha = sums[3] < picture.pixels();
    planes = new double[4][picture.pixels()];
    for (int i = 0; i < picture.pixels(); i++) {
      // Before a background of the average colour.
      double seen = picture.value(i, 3) / MAX;
      double[] rgb = new double[3];
      for (int c = 0; c < 3; c++) {
        double average = sums[3] > 0 ? sums[c] / sums[3] : 0;
        rgb[c] = average * (1 - seen) + seen / MAX * picture.value(i, c);
      }
      planes[0][i] = (rgb[0] + rgb[1] + rgb[2]) / 3;
      planes[1][i] = (rgb[0] + rgb[1]) / 2 - rgb[2];
      planes[2][i] = rgb[0] - rgb[1];
      planes[3][i] = seen;
    }
  }

  /** The hash, in base 64. */
  static String of(Miniature picture) {
    return Base64.getEncoder().encodeToString(new ThumbHash(picture).hash());
  }

  private byte[] hash() {
    int most = alpha ? 5 : 7;
    double longest = Math.max(picture.width(), picture.height());
    int lx = (int) Math.max(1, Math.round(most * picture.width() / longest));
    int ly = (int) Math.max(1, Math.round(most * picture.height() / longest));
    boolean landscape = picture.width() > picture.height();
    Plane l = plane(0, Math.max(3, lx), Math.max(3, ly));
    Plane p = plane(1, 3, 3);
    Plane q = plane(2, 3, 3);
    List<Integer> bytes = new ArrayList<>();
    little(
        bytes,
        3,
        bits(63, l.mean)
            | Math.round(31.5 + 31.5 * p.mean) << 6
            | Math.round(31.5 + 31.5 * q.mean) << 12
            | bits(31, l.scale) << 18
            | (alpha ? 1L << 23 : 0));
    little(
        bytes,
        2,
        (landscape ? ly : lx)
            | bits(63, p.scale) << 3
            | bits(63, q.scale) << 9
            | (landscape ? 1L << 15 : 0));
    List<Double> terms = new ArrayList<>(l.terms);
    terms.addAll(p.terms);
    terms.addAll(q.terms);
    if (alpha) {
      Plane a = plane(3, 5, 5);
      little(bytes, 1, bits(15, a.mean) | bits(15, a.scale) << 4);
      terms.addAll(a.terms);
    }
    for (int i = 0; i < terms.size(); i += 2) {
      long second = i + 1 < terms.size() ? bits(15, terms.get(i + 1)) : 0;
      little(bytes, 1, bits(15, terms.get(i)) | second << 4);
    }
    byte[] hash = new byte[bytes.size()];
    for (int i = 0; i < hash.length; i++) {
      hash[i] = bytes.get(i).byteValue();
    }
    return hash;
  }

  private Plane plane(int index, int nx, int ny) {
    double mean = 0;
    double scale = 0;
    List<Double> terms = new ArrayList<>();
    for (int cy = 0; cy < ny; cy++) {
      double[] alongY = cosines(picture.height(), cy);
      for (int cx = 0; cx * ny < nx * (ny - cy); cx++) {
        double[] alongX = cosines(picture.width(), cx);
        double sum = 0;
        for (int i = 0; i < picture.pixels(); i++) {
          sum += planes[index][i] * alongX[i % picture.width()] * alongY[i / picture.width()];
        }
        double term = sum / picture.pixels();
        if (cx + cy == 0) {
          mean = term;
        } else {
          terms.add(term);
          scale = Math.max(scale, Math.abs(term));
        }
      }
    }
    double largest = scale;
    return new Plane(
        mean,
        scale,
        largest == 0 ? terms : terms.stream().map(term -> 0.5 + 0.5 / largest * term).toList());
  }

  private static double[] cosines(int length, int component) {
    double[] cosines = new double[length];
    for (int i = 0; i < length; i++) {
      cosines[i] = StrictMath.cos(Math.PI / length * component * (i + 0.5));
    }
    return cosines;
  }

  private static long bits(int most, double value) {
    return Math.round(most * value);
  }

  private static void little(List<Integer> bytes, int count, long value) {
    for (int i = 0; i < count; i++) {
      bytes.add((int) ((value >> (8 * i)) & 0xff));
    }
  }
}
