package io.darkroom.engine.colour;

import static java.lang.Math.abs;
import static java.lang.Math.atan2;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.hypot;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.toDegrees;
import static java.lang.Math.toRadians;

import java.awt.image.BufferedImage;

/**
 * The difference CIEDE2000, after G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference
 * Formula: Implementation Notes, Supplementary Test Data, and Mathematical Observations", 2005.
 */
public final class DeltaE {
  private DeltaE() {}

  /** The mean over all pixels of two pictures of sRGB. */
  public static double mean(BufferedImage a, BufferedImage b) {
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        sum += of(lab(a.getRGB(x, y)), lab(b.getRGB(x, y)));
      }
    }
    return sum / a.getWidth() / a.getHeight();
  }

  /** L*a*b* (D65) of sRGB (IEC 61966-2-1). */
  public static double[] lab(int rgb) {
    double r = light((rgb >> 16 & 0xff) / 255.0);
    double g = light((rgb >> 8 & 0xff) / 255.0);
    double b = light((rgb & 0xff) / 255.0);
    double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0890);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  /** The difference of two colours, each L*, a*, b*. */
  static double of(double[] one, double[] two) {
    double meanC = (hypot(one[1], one[2]) + hypot(two[1], two[2])) / 2;
    double g = 0.5 * (1 - sqrt(pow(meanC, 7) / (pow(meanC, 7) + pow(25, 7))));
    double a1 = (1 + g) * one[1];
    double a2 = (1 + g) * two[1];
    double c1 = hypot(a1, one[2]);
    double c2 = hypot(a2, two[2]);
    double h1 = hue(a1, one[2]);
    double h2 = hue(a2, two[2]);
    boolean grey = c1 * c2 == 0;

    double turn = grey ? 0 : h2 - h1;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    double deltaL = two[0] - one[0];
    double deltaC = c2 - c1;
    double deltaH = 2 * sqrt(c1 * c2) * sin(toRadians(turn) / 2);

    double l = (one[0] + two[0]) / 2;
    double c = (c1 + c2) / 2;
    double h = h1 + h2;
    if (!grey) {
      h = abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
    }
    double t =
        1
            - 0.17 * cos(toRadians(h - 30))
            + 0.24 * cos(toRadians(2 * h))
            + 0.32 * cos(toRadians(3 * h + 6))
            - 0.20 * cos(toRadians(4 * h - 63));
    double theta = 30 * exp(-pow((h - 275) / 25, 2));
    double rc = 2 * sqrt(pow(c, 7) / (pow(c, 7) + pow(25, 7)));
    double sl = 1 + 0.015 * pow(l - 50, 2) / sqrt(20 + pow(l - 50, 2));
    double sc = 1 + 0.045 * c;
    double sh = 1 + 0.015 * c * t;
    double rt = -sin(toRadians(2 * theta)) * rc;
    return sqrt(
        pow(deltaL / sl, 2)
            + pow(deltaC / sc, 2)
            + pow(deltaH / sh, 2)
            + rt * (deltaC / sc) * (deltaH / sh));
  }

  private static double hue(double a, double b) {
    double degrees = a == 0 && b == 0 ? 0 : toDegrees(atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  private static double light(double value) {
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
  }

  private static double f(double t) {
    return t > 216 / 24389.0 ? Math.cbrt(t) : (24389 / 27.0 * t + 16) / 116;
  }
}
