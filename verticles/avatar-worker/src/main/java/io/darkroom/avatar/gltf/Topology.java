package io.darkroom.avatar.gltf;

/** How corners make triangles. */
enum Topology {
  TRIANGLES,
  STRIP,
  FAN;

  /** The mode of a mesh that does not say = {@value}. */
  static final int TRIANGLES_MODE = 4;

  /** Null for points and lines, which have no surface. */
  static Topology of(int mode) {
    int index = mode - TRIANGLES_MODE;
    return index >= 0 && index < values().length ? values()[index] : null;
  }

  /** How many triangles so many corners make. */
  int triangles(int corners) {
    return this == TRIANGLES ? corners / 3 : Math.max(0, corners - 2);
  }

  /**
   * The triangles' corners, three each.
   *
   * @param order the corners' vertices; null for one after the other
   */
  int[] triangles(int[] order, int vertices, int corners, String place) {
    int[] out = new int[3 * triangles(corners)];
    for (int t = 0; t < out.length / 3; t++) {
      for (int c = 0; c < 3; c++) {
        int corner = corner(t, c);
        int vertex = order == null ? corner : order[corner];
        if (vertex >= vertices) {
          throw Corrupt.at(place, "has an index of " + vertex + " of " + vertices + " vertices");
        }
        out[3 * t + c] = vertex;
      }
    }
    return out;
  }

  private int corner(int triangle, int c) {
    return switch (this) {
      case TRIANGLES -> 3 * triangle + c;
      // Every other triangle of a strip is wound the other way.
      case STRIP -> triangle + (c == 0 ? 0 : triangle % 2 == 0 ? c : 3 - c);
      case FAN -> c == 0 ? 0 : triangle + c;
    };
  }
}
