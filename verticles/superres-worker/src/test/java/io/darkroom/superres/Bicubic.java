package io.darkroom.superres;

/**
 * Bicubic resampling as the literature on super-resolution has it: Keys' kernel with a = -0.5, and
 * stretched where a picture is made smaller; at the borders, mirrored.
 */
public final class Bicubic {
  private static final double A = -0.5;
  private static final double RADIUS = 2;

  private Bicubic() {}

  /** One plane, by a factor; rounded to whole levels. */
  public static double[][] resize(double[][] plane, double scale) {
    return rounded(transposed(rows(transposed(rows(plane, scale)), scale)));
  }

  private static double[][] rows(double[][] plane, double scale) {
    double[][] made = new double[plane.length][];
    for (int y = 0; y < plane.length; y++) {
      made[y] = row(plane[y], scale);
    }
    return made;
  }

  private static double[] row(double[] from, double scale) {
    double stretch = Math.min(1, scale);
    double[] to = new double[(int) Math.round(from.length * scale)];
    for (int x = 0; x < to.length; x++) {
      double centre = (x + 0.5) / scale - 0.5;
      double sum = 0;
      double weights = 0;
      for (int i = (int) Math.ceil(centre - RADIUS / stretch);
          i <= centre + RADIUS / stretch;
          i++) {
        double weight = weight((centre - i) * stretch);
        sum += weight * from[mirrored(i, from.length)];
        weights += weight;
      }
      to[x] = sum / weights;
    }
    return to;
  }

  private static double weight(double distance) {
    double x = Math.abs(distance);
    if (x <= 1) {
      return ((A + 2) * x - (A + 3)) * x * x + 1;
    }
    return x < RADIUS ? ((A * x - 5 * A) * x + 8 * A) * x - 4 * A : 0;
  }

  private static int mirrored(int i, int length) {
    int at = i < 0 ? -1 - i : i;
    return at < length ? at : 2 * length - 1 - at;
  }

  private static double[][] transposed(double[][] plane) {
    double[][] turned = new double[plane[0].length][plane.length];
    for (int y = 0; y < plane.length; y++) {
      for (int x = 0; x < plane[0].length; x++) {
        turned[x][y] = plane[y][x];
      }
    }
    return turned;
  }

  private static double[][] rounded(double[][] plane) {
    for (double[] row : plane) {
      for (int x = 0; x < row.length; x++) {
        row[x] = Math.max(0, Math.min(255, Math.rint(row[x])));
      }
    }
    return plane;
  }
}
