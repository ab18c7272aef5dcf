package io.darkroom.launcher.cli.screen;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times as people read them. */
public final class Amounts {
  private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

  private Amounts() {}

  /** Bytes: {@code 512 B}, {@code 1.5 KB}, {@code 24.7 MB}; 1 KB is 1024 B, as in settings. */
  public static String bytes(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double amount = bytes / 1024.0;
    int unit = 0;
    // 1023.95 would be shown as 1024.0.
    while (amount >= 1023.95 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }

  /** A time: {@code 0.42 s}, {@code 12.3 s}, {@code 3 min 5 s}. */
  public static String time(Duration time) {
    double seconds = time.toNanos() / 1e9;
    if (seconds < 9.995) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    if (seconds < 99.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  /** Width and height: {@code 1600 x 900}; empty for what has none. */
  public static String pixels(int width, int height) {
    return width > 0 ? width + " x " + height : "";
  }
}
