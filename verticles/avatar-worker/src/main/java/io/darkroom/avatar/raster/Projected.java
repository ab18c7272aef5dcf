package io.darkroom.avatar.raster;

/** Vertices in the grid of samples. */
final class Projected {
  /** Steps of a sample = {@value}. */
  static final int STEPS = 16;

  /** Samples from the origin that a vertex may be; a triangle that goes further is not drawn. */
  private static final double FURTHEST = 1 << 20;

  /** Where a vertex is that cannot be drawn. */
  private static final int HIDDEN = Integer.MIN_VALUE;

  private final int[] x;
  private final int[] y;
  private final float[] depth;
  private final float[] nearness;

  Projected(int size) {
    x = new int[size];
    y = new int[size];
    depth = new float[size];
    nearness = new float[size];
  }

  int size() {
    return x.length;
  }

  void hide(int vertex) {
    x[vertex] = HIDDEN;
  }

  /**
   * @param sampleX from the left edge, in samples
   * @param sampleY from the upper edge, in samples
   * @param deep larger is further away; even across a triangle in the picture
   * @param near what coordinates are multiplied by to be even across a triangle in the picture
   */
  void put(int vertex, double sampleX, double sampleY, double deep, double near) {
    if (!(Math.abs(sampleX) < FURTHEST && Math.abs(sampleY) < FURTHEST)) {
      hide(vertex);
      return;
    }
    x[vertex] = (int) Math.rint(sampleX * STEPS);
    y[vertex] = (int) Math.rint(sampleY * STEPS);
    depth[vertex] = (float) deep;
    nearness[vertex] = (float) near;
  }

  boolean isHidden(int vertex) {
    return x[vertex] == HIDDEN;
  }

  /** In steps of a sample. */
  int x(int vertex) {
    return x[vertex];
  }

  /** In steps of a sample. */
  int y(int vertex) {
    return y[vertex];
  }

  float depth(int vertex) {
    return depth[vertex];
  }

  float nearness(int vertex) {
    return nearness[vertex];
  }
}
