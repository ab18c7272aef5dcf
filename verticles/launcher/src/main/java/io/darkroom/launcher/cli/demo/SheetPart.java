package io.darkroom.launcher.cli.demo;

import io.darkroom.contract.Rendition;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.Comparator;
import java.util.List;

/**
 * One photo's part of the contact sheet: its renditions to one scale, the largest first.
 *
 * @param prints what is shown
 * @param boxes where each goes, its caption with it, from the part's corner
 * @param scale drawn pixels for each pixel; at most 1
 */
record SheetPart(
    Developed photo, List<Developed.Print> prints, List<Rectangle> boxes, double scale) {
  /** Height of a caption under a picture = {@value}. */
  static final int CAPTION = 58;

  /** Space between boxes = {@value}. */
  static final int GAP = 36;

  // A caption has to fit under a thumbnail.
  private static final int NARROWEST = 170;
  // The largest rendition and the next fit side by side.
  private static final int LARGEST = 900;

  /** Lays a photo's renditions out on {@code width} pixels. */
  static SheetPart of(Developed photo, int width) {
    List<Developed.Print> prints =
        photo.prints().stream()
            .filter(print -> print.rendition().width() > 0)
            .sorted(Comparator.comparingLong(SheetPart::area).reversed())
            .toList();
    double scale = Math.min(1, (double) LARGEST / longestSide(prints));
    List<Dimension> sizes = prints.stream().map(print -> box(print.rendition(), scale)).toList();
    return new SheetPart(photo, prints, Shelves.place(sizes, width, GAP), scale);
  }

  /** How a side of so many pixels is drawn. */
  static int side(int pixels, double scale) {
    return Math.max(1, (int) Math.round(pixels * scale));
  }

  /** The height of all boxes. */
  int height() {
    return Shelves.height(boxes);
  }

  private static Dimension box(Rendition rendition, double scale) {
    return new Dimension(
        Math.max(NARROWEST, side(rendition.width(), scale)),
        side(rendition.height(), scale) + CAPTION);
  }

  private static long area(Developed.Print print) {
    return (long) print.rendition().width() * print.rendition().height();
  }

  private static int longestSide(List<Developed.Print> prints) {
    return prints.stream()
        .map(Developed.Print::rendition)
        .mapToInt(one -> Math.max(one.width(), one.height()))
        .max()
        .orElse(1);
  }
}
