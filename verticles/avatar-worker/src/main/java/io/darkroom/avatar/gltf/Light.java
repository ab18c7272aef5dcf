package io.darkroom.avatar.gltf;

/** A colour in linear light from 0 to 1 (emission may be more), and its alpha. */
public record Light(float r, float g, float b, float a) {
  public static final Light WHITE = new Light(1, 1, 1, 1);
  public static final Light NONE = new Light(0, 0, 0, 0);

  /** This, so many times; its alpha stays. */
  public Light times(float factor) {
    return new Light(r * factor, g * factor, b * factor, a);
  }

  /** True if it gives any light. */
  public boolean shines() {
    return r > 0 || g > 0 || b > 0;
  }
}
