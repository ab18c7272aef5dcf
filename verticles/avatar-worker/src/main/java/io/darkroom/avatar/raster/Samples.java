package io.darkroom.avatar.raster;

import java.util.Arrays;

/** A band of samples: for each its depth, and its colour in linear light times its alpha. */
final class Samples {
  private final int width;
  private final float[] depth;
  private final float[] colour;
  private int top;
  private int rows;

  /**
   * @param width samples in a row
   * @param most rows of the largest band
   */
  Samples(int width, int most) {
    this.width = width;
    this.depth = new float[width * most];
    this.colour = new float[4 * width * most];
  }

  /** Becomes an empty band. */
  void clear(int newTop, int newRows) {
    top = newTop;
    rows = newRows;
    Arrays.fill(depth, Float.POSITIVE_INFINITY);
    Arrays.fill(colour, 0);
  }

  int width() {
    return width;
  }

  /** The picture's row that is the band's first. */
  int top() {
    return top;
  }

  /** The picture's row after the band's last. */
  int bottom() {
    return top + rows;
  }

  /** Index of a sample, by the picture's row. */
  int index(int x, int y) {
    return (y - top) * width + x;
  }

  boolean isCloser(int index, float at) {
    return at < depth[index];
  }

  /** Covers a sample, for whatever comes later and is further away. */
  void cover(int index, float at, float r, float g, float b) {
    depth[index] = at;
    int c = 4 * index;
    colour[c] = r;
    colour[c + 1] = g;
    colour[c + 2] = b;
    colour[c + 3] = 1;
  }

  /** Covers a sample in part. */
  void blend(int index, float r, float g, float b, float alpha) {
    int c = 4 * index;
    float rest = 1 - alpha;
    colour[c] = r * alpha + colour[c] * rest;
    colour[c + 1] = g * alpha + colour[c + 1] * rest;
    colour[c + 2] = b * alpha + colour[c + 2] * rest;
    colour[c + 3] = alpha + colour[c + 3] * rest;
  }

  /** Adds four numbers of a sample to a sum. */
  void addTo(float[] sum, int index) {
    for (int i = 0; i < 4; i++) {
      sum[i] += colour[4 * index + i];
    }
  }
}
