package io.darkroom.avatar.figure;

/**
 * One ring of a limb, upright or lying along X.
 *
 * @param x of its middle
 * @param y of its middle
 * @param z of its middle
 * @param wide half of its width: to the side, of one along X up and down
 * @param deep half of its depth, to the front
 * @param bone what moves it
 * @param lying true if the limb goes along X
 */
record Ring(double x, double y, double z, double wide, double deep, Bone bone, boolean lying) {
  static Ring up(double y, double wide, double deep, Bone bone) {
    return new Ring(0, y, 0, wide, deep, bone, false);
  }

  static Ring along(double x, double radius, Bone bone) {
    return new Ring(x, 1.365, 0, radius, radius, bone, true);
  }

  Ring at(double newX, double newZ) {
    return new Ring(newX, y, newZ, wide, deep, bone, lying);
  }

  /** The same, so much further out. */
  Ring wider(double by) {
    return new Ring(x, y, z, wide + by, deep + by, bone, lying);
  }
}
