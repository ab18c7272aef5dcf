package io.darkroom.avatar.raster;

import io.darkroom.avatar.gltf.AlphaMode;
import io.darkroom.avatar.scene.Surface;
import java.util.Arrays;
import java.util.List;

/** The triangles that let through what is behind them, from the furthest to the closest. */
final class Translucent {
  private final int[] surfaceOf;
  private final int[] triangleOf;
  private final long[] order;

  /** Takes one triangle. */
  interface Taker {
    void take(int surface, int triangle);
  }

  Translucent(List<Surface> surfaces, List<Projected> projected) {
    int count = 0;
    for (Surface surface : surfaces) {
      count += blends(surface) ? surface.triangles().length / 3 : 0;
    }
    surfaceOf = new int[count];
    triangleOf = new int[count];
    order = new long[count];
    int at = 0;
    for (int i = 0; i < surfaces.size(); i++) {
      int[] corners = surfaces.get(i).triangles();
      for (int t = 0; t < corners.length && blends(surfaces.get(i)); t += 3) {
        surfaceOf[at] = i;
        triangleOf[at] = t;
        order[at] = key(projected.get(i), corners, t, at);
        at++;
      }
    }
    Arrays.sort(order);
  }

  /** Sorts by depth, furthest first, and what is as deep in the order of the surfaces. */
  private static long key(Projected at, int[] corners, int t, int index) {
    float deep = at.depth(corners[t]) + at.depth(corners[t + 1]) + at.depth(corners[t + 2]);
    int bits = Float.floatToIntBits(deep);
    // Bits of floats in the order of their values.
    int ascending = bits ^ (bits >> 31 & 0x7fffffff);
    return (long) ~ascending << 32 | index;
  }

  private static boolean blends(Surface surface) {
    return surface.material().alphaMode() == AlphaMode.BLEND;
  }

  void forEach(Taker taker) {
    for (long key : order) {
      int index = (int) key;
      taker.take(surfaceOf[index], triangleOf[index]);
    }
  }
}
