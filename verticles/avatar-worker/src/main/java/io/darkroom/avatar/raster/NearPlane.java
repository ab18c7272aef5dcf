package io.darkroom.avatar.raster;

import io.darkroom.avatar.scene.Surface;
import java.util.Arrays;

/**
 * Cuts triangles that reach behind the eye, or too close to it: what is in front is drawn. One
 * picture's.
 */
final class NearPlane {
  /**
   * Most triangles of a picture that are cut = {@value}; further ones are not drawn. Nobody's
   * clothes have as many there, and each takes some memory.
   */
  private static final int MOST = 1 << 16;

  private final Camera camera;
  private int left = MOST;

  NearPlane(Camera camera) {
    this.camera = camera;
  }

  /** The surface without what is too close; itself, if nothing is cut. */
  Surface cut(Surface surface) {
    double[] distances = camera.distances(surface.positions());
    int count = 0;
    int[] triangles = surface.triangles();
    for (int t = 0; t < triangles.length; t += 3) {
      int seen = seen(distances, triangles, t);
      count += seen == 1 || seen == 2 ? 1 : 0;
    }
    count = Math.min(count, left);
    left -= count;
    return count == 0 ? surface : new Cutting(surface, distances, count).surface();
  }

  /** How many of a triangle's corners are in front of the plane. */
  private static int seen(double[] distances, int[] triangles, int t) {
    int seen = 0;
    for (int c = 0; c < 3; c++) {
      seen += isSeen(distances[triangles[t + c]]) ? 1 : 0;
    }
    return seen;
  }

  private static boolean isSeen(double distance) {
    return distance >= Camera.NEAR;
  }

  /** The cutting of one surface: each triangle that is cut adds two vertices on the plane. */
  private static final class Cutting {
    private final Surface whole;
    private final double[] distances;
    private final float[] positions;
    private final float[] normals;
    private final float[] base;
    private final float[] emission;
    private final int[] triangles;
    private int vertices;
    private int corners;

    Cutting(Surface whole, double[] distances, int count) {
      this.whole = whole;
      this.distances = distances;
      vertices = distances.length;
      corners = whole.triangles().length;
      positions = longer(whole.positions(), 3, count);
      normals = longer(whole.normals(), 3, count);
      base = longer(whole.base(), 2, count);
      emission = longer(whole.emission(), 2, count);
      triangles = Arrays.copyOf(whole.triangles(), corners + 3 * count);
      for (int t = 0, done = 0; t < whole.triangles().length && done < count; t += 3) {
        int seen = seen(distances, triangles, t);
        if (seen == 1 || seen == 2) {
          cut(t, seen);
          done++;
        }
      }
    }

    private static float[] longer(float[] values, int width, int count) {
      return values == null ? null : Arrays.copyOf(values, values.length + 2 * width * count);
    }

    Surface surface() {
      int[] left = Arrays.copyOf(triangles, corners);
      return new Surface(positions, normals, base, emission, left, whole.material());
    }

    /** Leaves the corner that is seen, or the two that are, and goes round in the same sense. */
    private void cut(int t, int seen) {
      int odd = 0;
      while (isSeen(distances[triangles[t + odd]]) != (seen == 1)) {
        odd++;
      }
      int a = triangles[t + odd];
      int b = triangles[t + (odd + 1) % 3];
      int c = triangles[t + (odd + 2) % 3];
      if (seen == 1) {
        put(t, a, between(a, b), between(a, c));
      } else {
        int toB = between(b, a);
        int toC = between(c, a);
        put(t, toB, b, c);
        put(corners, toB, c, toC);
        corners += 3;
      }
    }

    private void put(int t, int a, int b, int c) {
      triangles[t] = a;
      triangles[t + 1] = b;
      triangles[t + 2] = c;
    }

    /**
     * The vertex on the plane between one that is seen and one that is not: in this order, so that
     * two triangles with a common edge cut it at the same place.
     */
    private int between(int seen, int unseen) {
      float share =
          (float) ((distances[seen] - Camera.NEAR) / (distances[seen] - distances[unseen]));
      mix(positions, 3, seen, unseen, share);
      mix(normals, 3, seen, unseen, share);
      mix(base, 2, seen, unseen, share);
      mix(emission, 2, seen, unseen, share);
      return vertices++;
    }

    private void mix(float[] values, int width, int from, int to, float share) {
      for (int i = 0; values != null && i < width; i++) {
        float first = values[width * from + i];
        values[width * vertices + i] = first + share * (values[width * to + i] - first);
      }
    }
  }
}
