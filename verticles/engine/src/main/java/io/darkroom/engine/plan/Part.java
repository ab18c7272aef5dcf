package io.darkroom.engine.plan;

/**
 * A part of the upright source, in fractions of its sides, so that it is the same part of every
 * reduction.
 *
 * @param x from 0, of its left side
 * @param y from 0, of its upper side
 * @param width 1 for all of it
 * @param height 1 for all of it
 */
public record Part(double x, double y, double width, double height) {
  public static final Part WHOLE = new Part(0, 0, 1, 1);

  /** The part that a box of pixels is, of a picture of that size. */
  public static Part of(Box box, int width, int height) {
    return new Part(
        box.x() / (double) width,
        box.y() / (double) height,
        box.width() / (double) width,
        box.height() / (double) height);
  }

  public boolean whole() {
    return width >= 1 && height >= 1;
  }

  /** A part of this part, given in fractions of it. */
  public Part within(Part inner) {
    return new Part(
        x + inner.x * width, y + inner.y * height, inner.width * width, inner.height * height);
  }

  /** The part in whole pixels of a picture of that size; at least one. */
  public Box of(int pictureWidth, int pictureHeight) {
    int w = side(width * pictureWidth, pictureWidth);
    int h = side(height * pictureHeight, pictureHeight);
    return new Box(
        (int) Math.min(pictureWidth - w, Math.round(x * pictureWidth)),
        (int) Math.min(pictureHeight - h, Math.round(y * pictureHeight)),
        w,
        h);
  }

  private static int side(double length, int all) {
    return (int) Math.max(1, Math.min(all, Math.round(length)));
  }
}
