package io.darkroom.avatar.raster;

/**
 * A quantity that is even across a triangle in the picture: its value at the first corner, and how
 * much more it is at the others.
 */
final class Corners {
  private float first;
  private float toSecond;
  private float toThird;

  void set(float a, float b, float c) {
    first = a;
    toSecond = b - a;
    toThird = c - a;
  }

  /** At a point, by its shares of the second and the third corner. */
  float at(float second, float third) {
    return first + second * toSecond + third * toThird;
  }
}
