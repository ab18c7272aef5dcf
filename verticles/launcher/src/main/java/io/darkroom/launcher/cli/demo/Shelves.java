package io.darkroom.launcher.cli.demo;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/** Lays boxes out in rows, left to right, each row as high as its highest box. */
final class Shelves {
  private Shelves() {}

  /**
   * Where the boxes go, in their order.
   *
   * @param width of the page; a box that is wider has a row of its own
   * @param gap between boxes, both ways
   */
  static List<Rectangle> place(List<Dimension> boxes, int width, int gap) {
    List<Rectangle> places = new ArrayList<>();
    int x = 0;
    int y = 0;
    int row = 0;
    for (Dimension box : boxes) {
      if (x > 0 && x + box.width > width) {
        x = 0;
        y += row + gap;
        row = 0;
      }
      places.add(new Rectangle(x, y, box.width, box.height));
      x += box.width + gap;
      row = Math.max(row, box.height);
    }
    return places;
  }

  /** The height of all, without a gap below. */
  static int height(List<Rectangle> places) {
    return places.stream().mapToInt(place -> place.y + place.height).max().orElse(0);
  }
}
