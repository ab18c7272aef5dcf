package io.darkroom.avatar.raster;

/**
 * The size of a picture.
 *
 * @param width pixels in a row
 * @param height rows of pixels
 * @param supersampling samples along a pixel's side
 */
public record Grid(int width, int height, int supersampling) {
  /** Samples in a row. */
  int columns() {
    return width * supersampling;
  }

  /** Rows of samples. */
  int rows() {
    return height * supersampling;
  }
}
