package io.darkroom.avatar.render;

import io.darkroom.avatar.raster.Lighting;

/** The light in which each style is seen. */
enum Lights implements Lighting {
  /**
   * The same from everywhere: the Godot explorer's avatars stand in its toon shader's darkest tone,
   * 0.4, at an exposure of 1.4, and give off five times their emission.
   */
  FLAT {
    @Override
    public boolean needsNormals() {
      return false;
    }

    @Override
    public float light(float x, float y, float z) {
      return 0.4f * 1.4f;
    }

    @Override
    public float emission() {
      return 5 * 1.4f;
    }
  },

  /** Some from everywhere, more from above, and a lamp beside the camera. */
  LIT {
    @Override
    public boolean needsNormals() {
      return true;
    }

    @Override
    public float light(float x, float y, float z) {
      float lamp = 0.35f * x + 0.55f * y + 0.76f * z;
      return 0.25f + 0.55f * (0.5f + 0.5f * y) + 0.65f * Math.max(0, lamp);
    }

    @Override
    public float emission() {
      return 1;
    }
  };

  static Lights of(Style style) {
    return style == Style.FLAT ? FLAT : LIT;
  }
}
