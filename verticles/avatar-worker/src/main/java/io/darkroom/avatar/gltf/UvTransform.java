package io.darkroom.avatar.gltf;

/** Texture coordinates: u' = uu * u + uv * v + u0, v' = vu * u + vv * v + v0. */
public record UvTransform(float uu, float uv, float u0, float vu, float vv, float v0) {
  public static final UvTransform IDENTITY = new UvTransform(1, 0, 0, 0, 1, 0);

  /**
   * Scales, then turns (radians, counter-clockwise in a picture whose v points down), then moves.
   */
  static UvTransform of(float[] offset, float rotation, float[] scale) {
    float cos = (float) StrictMath.cos(rotation);
    float sin = (float) StrictMath.sin(rotation);
    return new UvTransform(
        cos * scale[0], sin * scale[1], offset[0], -sin * scale[0], cos * scale[1], offset[1]);
  }

  /** Pairs of coordinates, transformed. */
  public float[] apply(float[] coordinates) {
    if (equals(IDENTITY)) {
      return coordinates;
    }
    float[] out = new float[coordinates.length];
    for (int i = 0; i < out.length; i += 2) {
      float u = coordinates[i];
      float v = coordinates[i + 1];
      out[i] = uu * u + uv * v + u0;
      out[i + 1] = vu * u + vv * v + v0;
    }
    return out;
  }
}
