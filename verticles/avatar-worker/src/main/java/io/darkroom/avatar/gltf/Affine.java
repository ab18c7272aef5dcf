package io.darkroom.avatar.gltf;

/**
 * An affine transform: a 4x4 matrix whose last row is (0, 0, 0, 1). {@code mRC} is in row R and
 * column C; column 3 is where the origin goes.
 */
public record Affine(
    double m00,
    double m01,
    double m02,
    double m03,
    double m10,
    double m11,
    double m12,
    double m13,
    double m20,
    double m21,
    double m22,
    double m23) {
  public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

  /** Scales, then rotates by the unit quaternion (x, y, z, w), then moves. */
  public static Affine of(float[] translation, float[] rotation, float[] scale) {
    double x = rotation[0];
    double y = rotation[1];
    double z = rotation[2];
    double w = rotation[3];
    return new Affine(
        (1 - 2 * (y * y + z * z)) * scale[0],
        2 * (x * y - z * w) * scale[1],
        2 * (x * z + y * w) * scale[2],
        translation[0],
        2 * (x * y + z * w) * scale[0],
        (1 - 2 * (x * x + z * z)) * scale[1],
        2 * (y * z - x * w) * scale[2],
        translation[1],
        2 * (x * z - y * w) * scale[0],
        2 * (y * z + x * w) * scale[1],
        (1 - 2 * (x * x + y * y)) * scale[2],
        translation[2]);
  }

  /** A matrix as glTF has it: 16 numbers, column after column. */
  static Affine ofColumns(float[] m, int at) {
    return new Affine(
        m[at],
        m[at + 4],
        m[at + 8],
        m[at + 12],
        m[at + 1],
        m[at + 5],
        m[at + 9],
        m[at + 13],
        m[at + 2],
        m[at + 6],
        m[at + 10],
        m[at + 14]);
  }

  /** Turns about the Z axis through the point (x, y): from X towards Y. */
  public static Affine turnZ(double degrees, double x, double y) {
    double angle = StrictMath.toRadians(degrees);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return new Affine(
        cos, -sin, 0, x - cos * x + sin * y, sin, cos, 0, y - sin * x - cos * y, 0, 0, 1, 0);
  }

  /** First {@code b}, then this. */
  public Affine times(Affine b) {
    return new Affine(
        m00 * b.m00 + m01 * b.m10 + m02 * b.m20,
        m00 * b.m01 + m01 * b.m11 + m02 * b.m21,
        m00 * b.m02 + m01 * b.m12 + m02 * b.m22,
        m00 * b.m03 + m01 * b.m13 + m02 * b.m23 + m03,
        m10 * b.m00 + m11 * b.m10 + m12 * b.m20,
        m10 * b.m01 + m11 * b.m11 + m12 * b.m21,
        m10 * b.m02 + m11 * b.m12 + m12 * b.m22,
        m10 * b.m03 + m11 * b.m13 + m12 * b.m23 + m13,
        m20 * b.m00 + m21 * b.m10 + m22 * b.m20,
        m20 * b.m01 + m21 * b.m11 + m22 * b.m21,
        m20 * b.m02 + m21 * b.m12 + m22 * b.m22,
        m20 * b.m03 + m21 * b.m13 + m22 * b.m23 + m23);
  }

  /** Below zero if it mirrors: what was wound one way is wound the other way then. */
  public double determinant() {
    return m00 * (m11 * m22 - m12 * m21)
        - m01 * (m10 * m22 - m12 * m20)
        + m02 * (m10 * m21 - m11 * m20);
  }
}
