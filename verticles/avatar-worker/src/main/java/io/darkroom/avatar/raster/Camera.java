package io.darkroom.avatar.raster;

/**
 * Looks at the figure from in front, along -Z, perhaps a little down.
 *
 * @param eyeY height of the eye; it is above the Z axis
 * @param eyeZ distance of the eye
 * @param pitch degrees by which it looks down
 * @param height metres from the picture's lower edge to its upper one, seen without perspective; of
 *     a perspective, at the distance {@code focus}
 * @param focus metres from the eye to what is seen at its size; 0 for no perspective
 */
public record Camera(double eyeY, double eyeZ, double pitch, double height, double focus) {
  /** What is closer to the eye than so many metres is not seen = {@value}. */
  static final double NEAR = 0.05;

  /** What is cut off at {@link #NEAR} may be closer by the rounding of its place. */
  private static final double ROUNDING = 1e-4;

  /**
   * Where vertices fall.
   *
   * @param positions three numbers a vertex
   * @param width samples in a row
   * @param rows rows of samples
   */
  Projected project(float[] positions, int width, int rows) {
    double angle = StrictMath.toRadians(pitch);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double scale = rows / height;
    Projected out = new Projected(positions.length / 3);
    for (int v = 0; v < out.size(); v++) {
      double y = positions[3 * v + 1] - eyeY;
      double z = positions[3 * v + 2] - eyeZ;
      double up = cos * y - sin * z;
      double distance = -(sin * y + cos * z);
      double size = focus == 0 ? scale : scale * focus / distance;
      if (distance < NEAR - ROUNDING) {
        out.hide(v);
      } else {
        out.put(
            v,
            width / 2.0 + positions[3 * v] * size,
            rows / 2.0 - up * size,
            focus == 0 ? distance : -1 / distance,
            focus == 0 ? 1 : 1 / distance);
      }
    }
    return out;
  }

  /** How far in front of the eye vertices are, along where it looks. */
  double[] distances(float[] positions) {
    double angle = StrictMath.toRadians(pitch);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double[] distances = new double[positions.length / 3];
    for (int v = 0; v < distances.length; v++) {
      distances[v] = -(sin * (positions[3 * v + 1] - eyeY) + cos * (positions[3 * v + 2] - eyeZ));
    }
    return distances;
  }
}
