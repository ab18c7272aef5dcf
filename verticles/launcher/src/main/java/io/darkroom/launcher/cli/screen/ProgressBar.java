package io.darkroom.launcher.cli.screen;

import java.util.Locale;

/** Draws how far something is, in one line. */
final class ProgressBar {
  private static final int WIDEST = 40;
  private static final int NARROWEST = 8;

  private ProgressBar() {}

  /**
   * The line.
   *
   * @param label what is being done
   * @param fraction how far it is, 0 to 1; what lies outside is taken as its nearer end, and
   *     negative or no number as not known
   * @param note something about it; may be empty
   * @param columns the terminal's width; the line is shorter than that
   */
  static String draw(String label, double fraction, String note, int columns) {
    String start = "  " + label + "  ";
    String end = fraction >= 0 ? percent(fraction) + pad(note) : pad(note);
    int room = columns - 1 - start.length() - end.length() - 2;
    String line =
        fraction >= 0 && room >= NARROWEST
            ? start + bar(Math.min(1, fraction), Math.min(room, WIDEST)) + end
            : (start + end.strip()).stripTrailing();
    return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
  }

  private static String bar(double fraction, int width) {
    int full = (int) Math.floor(fraction * width);
    String head = full > 0 && full < width ? "=".repeat(full - 1) + ">" : "=".repeat(full);
    return "[" + head + " ".repeat(width - full) + "]";
  }

  private static String percent(double fraction) {
    // Not 100 before it is done.
    return String.format(Locale.ROOT, " %3d %%", (int) Math.floor(Math.min(1, fraction) * 100));
  }

  private static String pad(String note) {
    return note.isEmpty() ? "" : "  " + note;
  }
}
