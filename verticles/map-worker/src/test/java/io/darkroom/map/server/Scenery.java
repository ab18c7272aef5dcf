package io.darkroom.map.server;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** What is nice to look at: an invented world, and a storm that goes over it. For pictures. */
final class Scenery {
  private static final Instant BEGIN = Instant.parse("2020-08-30T00:00:00Z");

  private Scenery() {}

  /** Land and sea, as high as a sum of waves is, and a line at each tenth degree. */
  static void terrain(BufferedImage image, World.Area area) {
    for (int y = 0; y < image.getHeight(); y++) {
      double latitude = latitude(area.y(y + 0.5));
      boolean parallel = crossed(latitude(area.y(y)), latitude(area.y(y + 1)));
      for (int x = 0; x < image.getWidth(); x++) {
        double longitude = longitude(area.x(x + 0.5));
        boolean line = parallel || crossed(longitude(area.x(x)), longitude(area.x(x + 1)));
        Color color = colour(height(longitude, latitude));
        image.setRGB(x, y, (line ? color.darker() : color).getRGB());
      }
    }
  }

  private static double height(double longitude, double latitude) {
    double a = Math.toRadians(longitude);
    double b = Math.toRadians(latitude);
    return Math.sin(2 * a + 1) * Math.cos(3 * b)
        + 0.6 * Math.sin(3 * a - 4 * b + 0.5)
        + 0.35 * Math.sin(7 * a + 5 * b)
        + 0.2 * Math.cos(13 * a - 11 * b)
        + 0.1 * Math.sin(29 * a + 31 * b)
        - 0.15;
  }

  private static Color colour(double height) {
    if (height < 0) {
      float deep = (float) Math.min(1, -height);
      return new Color(0.75f - 0.45f * deep, 0.86f - 0.34f * deep, 0.95f - 0.2f * deep);
    }
    float high = (float) Math.min(1, height);
    return new Color(0.72f + 0.2f * high, 0.8f - 0.1f * high, 0.58f - 0.05f * high);
  }

  private static boolean crossed(double one, double other) {
    return Math.floor(one / 10) != Math.floor(other / 10);
  }

  private static double longitude(double x) {
    return (x - 0.5) * 360;
  }

  private static double latitude(double y) {
    return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
  }

  /** Goes north-east by a degree and a half in an hour; transparent where there is no wind. */
  static void storm(BufferedImage image, World.Area area, String time) {
    double hours = hours(time);
    double middle = 160 + 1.5 * hours;
    double north = 12 + 0.9 * hours;
    for (int y = 0; y < image.getHeight(); y++) {
      double down = (latitude(area.y(y + 0.5)) - north) / 14;
      for (int x = 0; x < image.getWidth(); x++) {
        double across = longitude(area.x(x + 0.5)) - middle;
        across = (across - 360 * Math.rint(across / 360)) / 18;
        double arm = Math.cos(2 * Math.atan2(down, across) + 7 * Math.hypot(across, down));
        double force = Math.exp(-(across * across + down * down)) * (0.8 + 0.2 * arm);
        image.setRGB(x, y, ramp(force).getRGB());
      }
    }
  }

  /** From yellow, hardly to be seen, to dark red. */
  static Color ramp(double force) {
    float part = (float) Math.max(0, Math.min(1, force));
    return new Color(
        1 - 0.3f * part * part, 0.9f * (1 - part), 0.2f * (1 - part), Math.min(0.85f, 1.6f * part));
  }

  private static double hours(String time) {
    try {
      return Duration.between(BEGIN, Instant.parse(time)).toMinutes() / 60.0;
    } catch (DateTimeParseException none) {
      return 0;
    }
  }

  /** The colours of the storm, the strongest on top. */
  static void legend(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, ramp(1 - (y + 0.5) / image.getHeight()).getRGB());
      }
    }
  }
}
