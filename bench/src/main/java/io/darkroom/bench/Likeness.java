package io.darkroom.bench;

/**
 * How like two pictures of one size are, by their luma.
 *
 * @param ssim the mean structural similarity, 1 for the same: Wang, Bovik, Sheikh and Simoncelli,
 *     "Image quality assessment: from error visibility to structural similarity", IEEE Transactions
 *     on Image Processing 13(4), 2004, with the paper's own window (Gauss, 11 by 11, sigma 1.5,
 *     inside the picture only) and constants
 * @param psnr the peak signal-to-noise ratio in decibels, at most {@value #MOST_PSNR}
 */
record Likeness(double ssim, double psnr) {
  private static final int WINDOW = 11;
  private static final double SIGMA = 1.5;
  private static final double PEAK = 255;
  private static final double C1 = 0.01 * PEAK * 0.01 * PEAK;
  private static final double C2 = 0.03 * PEAK * 0.03 * PEAK;
  private static final double MOST_PSNR = 99;
  private static final double[] WEIGHTS = weights();

  static Likeness of(Rgb one, Rgb other) {
    if (one.width() != other.width() || one.height() != other.height()) {
      throw new IllegalArgumentException("pictures of two sizes");
    }
    return of(one.luma(), other.luma(), one.width(), one.height());
  }

  /** Of brightness alone, row by row, 0 to 255. */
  static Likeness of(double[] x, double[] y, int width, int height) {
    if (Math.min(width, height) < WINDOW) {
      throw new IllegalArgumentException("a side is smaller than the window of " + WINDOW);
    }
    return new Likeness(ssim(x, y, width, height), psnr(x, y));
  }

  private static double psnr(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return Math.min(MOST_PSNR, 10 * Math.log10(PEAK * PEAK * x.length / sum));
  }

  private static double ssim(double[] x, double[] y, int width, int height) {
    double[] meanX = blurred(x, width, height);
    double[] meanY = blurred(y, width, height);
    double[] squareX = blurred(product(x, x), width, height);
    double[] squareY = blurred(product(y, y), width, height);
    double[] both = blurred(product(x, y), width, height);
    double sum = 0;
    for (int i = 0; i < both.length; i++) {
      double means = meanX[i] * meanY[i];
      double squares = meanX[i] * meanX[i] + meanY[i] * meanY[i];
      double variances = squareX[i] + squareY[i] - squares;
      double covariance = both[i] - means;
      sum += (2 * means + C1) * (2 * covariance + C2) / ((squares + C1) * (variances + C2));
    }
    return sum / both.length;
  }

  /** Filtered where the whole window lies inside: smaller by ten columns and rows. */
  private static double[] blurred(double[] from, int width, int height) {
    int toWidth = width - WINDOW + 1;
    int toHeight = height - WINDOW + 1;
    double[] rows = new double[toWidth * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < toWidth; x++) {
        rows[y * toWidth + x] = weighed(from, y * width + x, 1);
      }
    }
    double[] to = new double[toWidth * toHeight];
    for (int i = 0; i < to.length; i++) {
      to[i] = weighed(rows, i, toWidth);
    }
    return to;
  }

  private static double weighed(double[] from, int first, int step) {
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      sum += WEIGHTS[i] * from[first + i * step];
    }
    return sum;
  }

  private static double[] product(double[] x, double[] y) {
    double[] products = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      products[i] = x[i] * y[i];
    }
    return products;
  }

  private static double[] weights() {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double off = i - WINDOW / 2;
      weights[i] = Math.exp(-off * off / (2 * SIGMA * SIGMA));
      sum += weights[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
