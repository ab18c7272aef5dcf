package io.darkroom.engine.steps;

import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.plan.Part;

/** Finds the part of a picture in which most stands out. */
public final class Smart {
  private static final int SIDE = Saliency.SIDE;

  private Smart() {}

  /**
   * Of the parts of that size the one that has most; of several, the one nearest to the middle.
   *
   * @param picture the whole one
   * @param room what of it may be shown
   * @param size a part as large as the one wanted, anywhere
   */
  public static Part most(Pixels picture, Part room, Part size) {
    float[] map = Saliency.of(picture, room.of(picture.width(), picture.height()).rect());
    double[] sums = sums(map);
    double width = Math.min(1, size.width() / room.width());
    double height = Math.min(1, size.height() / room.height());
    int columns = cells(width);
    int rows = cells(height);
    double best = -1;
    double nearest = 0;
    int bestX = 0;
    int bestY = 0;
    for (int y = 0; y + rows <= SIDE; y++) {
      for (int x = 0; x + columns <= SIDE; x++) {
        double seen = seen(sums, x, y, columns, rows);
        double off = Math.hypot(2 * x + columns - SIDE, 2 * y + rows - SIDE);
        if (seen > best || (seen == best && off < nearest)) {
          best = seen;
          nearest = off;
          bestX = x;
          bestY = y;
        }
      }
    }
    return room.within(
        new Part(begin(bestX, columns, width), begin(bestY, rows, height), width, height));
  }

  /** At each corner of a cell, the sum of what is above and left of it. */
  private static double[] sums(float[] map) {
    double[] sums = new double[(SIDE + 1) * (SIDE + 1)];
    for (int y = 0; y < SIDE; y++) {
      double row = 0;
      for (int x = 0; x < SIDE; x++) {
        row += map[y * SIDE + x];
        sums[(y + 1) * (SIDE + 1) + x + 1] = sums[y * (SIDE + 1) + x + 1] + row;
      }
    }
    return sums;
  }

  private static double seen(double[] sums, int x, int y, int columns, int rows) {
    int top = y * (SIDE + 1);
    int bottom = (y + rows) * (SIDE + 1);
    return sums[bottom + x + columns] - sums[bottom + x] - sums[top + x + columns] + sums[top + x];
  }

  private static int cells(double fraction) {
    return (int) Math.max(1, Math.min(SIDE, Math.round(fraction * SIDE)));
  }

  /** From the one end of the way to the other, as the cells go. */
  private static double begin(int cell, int cells, double fraction) {
    return cells == SIDE ? (1 - fraction) / 2 : (1 - fraction) * cell / (SIDE - cells);
  }
}
