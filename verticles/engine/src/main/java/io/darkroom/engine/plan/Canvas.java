package io.darkroom.engine.plan;

/**
 * What a picture lies on: its size, and where the picture's upper left corner is.
 *
 * @param width in pixels, at least the picture's
 * @param height in pixels, at least the picture's
 */
public record Canvas(int width, int height, int x, int y) {
  /** True if nothing of it is seen around a picture of that size. */
  public boolean fits(int pictureWidth, int pictureHeight) {
    return width == pictureWidth && height == pictureHeight;
  }
}
