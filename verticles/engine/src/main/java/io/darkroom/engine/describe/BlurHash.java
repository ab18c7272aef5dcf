package io.darkroom.engine.describe;

/**
 * A placeholder as 6 to 166 characters, which browsers and apps draw as a blurred picture. By the
 * algorithm's published description (github.com/woltapp/blurhash, Algorithm.md): cosine terms of
 * the colours in linear light, in base 83. What is transparent counts by its hidden colour no more
 * than it is seen: it is white.
 */
final class BlurHash {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
  private static final int COLOURS = 3;
  private static final int LEVELS = 19;
  private static final int MIDDLE = 9;
  private static final double WHITE = 255;

  private BlurHash() {}

  /** The hash with so many components each way, 1 to 9. */
  static String of(Miniature picture, int componentsX, int componentsY) {
    double[][] linear = linear(picture);
    double[][] factors = new double[componentsX * componentsY][];
    double max = 0;
    for (int y = 0; y < componentsY; y++) {
      for (int x = 0; x < componentsX; x++) {
        double[] factor = factor(picture, linear, x, y);
        factors[y * componentsX + x] = factor;
        if (x + y > 0) {
          for (double value : factor) {
            max = Math.max(max, Math.abs(value));
          }
        }
      }
    }
    StringBuilder hash = new StringBuilder();
    append(hash, componentsX - 1 + (componentsY - 1) * 9, 1);
    int quantised = (int) Math.max(0, Math.min(82, Math.floor(max * 166 - 0.5)));
    append(hash, factors.length > 1 ? quantised : 0, 1);
    append(hash, average(factors[0]), 4);
    double largest = (quantised + 1) / 166.0;
    for (int i = 1; i < factors.length; i++) {
      append(hash, variation(factors[i], largest), 2);
    }
    return hash.toString();
  }

  private static double[][] linear(Miniature picture) {
    double[][] linear = new double[COLOURS][picture.pixels()];
    for (int i = 0; i < picture.pixels(); i++) {
      double alpha = picture.value(i, 3) / WHITE;
      for (int c = 0; c < COLOURS; c++) {
        linear[c][i] = toLinear((picture.value(i, c) * alpha + WHITE * (1 - alpha)) / WHITE);
      }
    }
    return linear;
  }

  private static double[] factor(Miniature picture, double[][] linear, int x, int y) {
    double[] alongX = cosines(picture.width(), x);
    double[] alongY = cosines(picture.height(), y);
    double[] factor = new double[COLOURS];
    for (int c = 0; c < COLOURS; c++) {
      double sum = 0;
      for (int i = 0; i < picture.pixels(); i++) {
        sum += linear[c][i] * alongX[i % picture.width()] * alongY[i / picture.width()];
      }
      factor[c] = sum * (x + y == 0 ? 1 : 2) / picture.pixels();
    }
    return factor;
  }

  private static double[] cosines(int length, int component) {
    double[] cosines = new double[length];
    for (int i = 0; i < length; i++) {
      cosines[i] = StrictMath.cos(Math.PI * component * i / length);
    }
    return cosines;
  }

  private static int average(double[] factor) {
    return toSrgb(factor[0]) << 16 | toSrgb(factor[1]) << 8 | toSrgb(factor[2]);
  }

  private static int variation(double[] factor, double largest) {
    int packed = 0;
    for (double value : factor) {
      double root = Math.copySign(Math.sqrt(Math.abs(value / largest)), value);
      int level = (int) Math.floor(root * MIDDLE + MIDDLE + 0.5);
      packed = packed * LEVELS + Math.max(0, Math.min(LEVELS - 1, level));
    }
    return packed;
  }

  /** IEC 61966-2-1. */
  private static double toLinear(double value) {
    return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
  }

  private static int toSrgb(double linear) {
    double value = Math.max(0, Math.min(1, linear));
    double coded =
        value <= 0.0031308 ? value * 12.92 : 1.055 * StrictMath.pow(value, 1 / 2.4) - 0.055;
    return (int) (coded * WHITE + 0.5);
  }

  private static void append(StringBuilder hash, int value, int digits) {
    char[] text = new char[digits];
    int left = value;
    for (int i = digits - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt(left % DIGITS.length());
      left /= DIGITS.length();
    }
    hash.append(text);
  }
}
