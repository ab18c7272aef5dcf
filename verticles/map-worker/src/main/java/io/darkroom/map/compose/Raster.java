package io.darkroom.map.compose;

import io.darkroom.map.plan.Axis;

/**
 * Pixels of 8 bits: blue, green, red and straight alpha, row by row from the top. What was never
 * put in is transparent. One thread.
 */
final class Raster {
  /** Bytes of a pixel = {@value}. */
  static final int CHANNELS = 4;

  private final int width;
  private final int height;
  private final byte[] bytes;

  Raster(int width, int height) {
    this(width, height, new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)]);
  }

  Raster(int width, int height, byte[] bytes) {
    this.width = width;
    this.height = height;
    this.bytes = bytes;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Its columns as they are. */
  Axis across() {
    return Axis.same(width);
  }

  /** Its rows as they are. */
  Axis down() {
    return Axis.same(height);
  }

  /** The bytes themselves. */
  byte[] bytes() {
    return bytes;
  }

  /** Puts another in, in the place of what was there. */
  void put(Raster piece, int x, int y) {
    for (int row = 0; row < piece.height; row++) {
      System.arraycopy(
          piece.bytes,
          row * piece.width * CHANNELS,
          bytes,
          ((y + row) * width + x) * CHANNELS,
          piece.width * CHANNELS);
    }
  }
}
