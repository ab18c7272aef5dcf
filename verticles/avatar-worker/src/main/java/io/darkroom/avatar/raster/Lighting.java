package io.darkroom.avatar.raster;

/** How much light of a surface reaches the eye. */
public interface Lighting {
  /** True if it depends on where the surface faces. */
  boolean needsNormals();

  /** What a surface's colour is multiplied by, when it faces along a vector of length 1. */
  float light(float x, float y, float z);

  /** What the light that a surface gives off is multiplied by. */
  float emission();
}
