package io.darkroom.avatar.raster;

import io.darkroom.avatar.gltf.AlphaMode;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.scene.Surface;
import io.darkroom.avatar.texture.Sampler;

/** Fills triangles of a surface into a band of samples. One thread's. */
final class Filler {
  private static final int HALF = Projected.STEPS / 2;
  private static final int VISITS_BETWEEN_CHECKS = 1 << 20;
  private static final float LOG_2 = (float) StrictMath.log(2);

  private final Samples samples;
  private final Lighting lighting;
  private final Deadline deadline;
  private final Corners depth = new Corners();
  private final Corners near = new Corners();
  private final Corners u = new Corners();
  private final Corners v = new Corners();
  private final Corners emissionU = new Corners();
  private final Corners emissionV = new Corners();
  private final Corners normalX = new Corners();
  private final Corners normalY = new Corners();
  private final Corners normalZ = new Corners();
  private long visits;

  private Surface surface;
  private Projected at;
  private Shading shading;
  private boolean normals;
  private float constantLight;
  private float sign;
  private float detail;
  private float emissionDetail;

  Filler(Samples samples, Lighting lighting, Deadline deadline) {
    this.samples = samples;
    this.lighting = lighting;
    this.deadline = deadline;
  }

  /** Turns to a surface, whose triangles come next. */
  void turnTo(Surface to, Projected projected, Shading shaded) {
    surface = to;
    at = projected;
    shading = shaded;
    normals = lighting.needsNormals();
  }

  /** Fills the triangle that begins at an index of the surface's. */
  void fill(int triangle) {
    int[] corners = surface.triangles();
    int a = corners[triangle];
    int b = corners[triangle + 1];
    int c = corners[triangle + 2];
    if (at.isHidden(a) || at.isHidden(b) || at.isHidden(c)) {
      return;
    }
    long area = cross(a, b, at.x(c), at.y(c));
    // Rows go down, so that what is counter-clockwise in the world is negative here.
    boolean front = area < 0;
    if (area == 0 || (!front && !shading.doubleSided())) {
      return;
    }
    sign = front ? 1 : -1;
    if (front) {
      span(a, c, b, -area);
    } else {
      span(a, b, c, area);
    }
  }

  /** Twice the area of the triangle of two vertices and a point; positive if clockwise as seen. */
  private long cross(int from, int to, int x, int y) {
    return (long) (at.x(to) - at.x(from)) * (y - at.y(from))
        - (long) (at.y(to) - at.y(from)) * (x - at.x(from));
  }

  private void span(int a, int b, int c, long area) {
    int left = first(Math.min(at.x(a), Math.min(at.x(b), at.x(c))), 0);
    int right = last(Math.max(at.x(a), Math.max(at.x(b), at.x(c))), samples.width() - 1);
    int upper = first(Math.min(at.y(a), Math.min(at.y(b), at.y(c))), samples.top());
    int lower = last(Math.max(at.y(a), Math.max(at.y(b), at.y(c))), samples.bottom() - 1);
    if (left > right || upper > lower) {
      return;
    }
    prepare(a, b, c, 1f / area);
    long biasA = bias(b, c);
    long biasB = bias(c, a);
    long biasC = bias(a, b);
    long stepA = -(long) (at.y(c) - at.y(b)) * Projected.STEPS;
    long stepB = -(long) (at.y(a) - at.y(c)) * Projected.STEPS;
    long stepC = -(long) (at.y(b) - at.y(a)) * Projected.STEPS;
    float share = 1f / area;
    for (int y = upper; y <= lower; y++) {
      int stepX = left * Projected.STEPS + HALF;
      int stepY = y * Projected.STEPS + HALF;
      long edgeA = cross(b, c, stepX, stepY);
      long edgeB = cross(c, a, stepX, stepY);
      long edgeC = cross(a, b, stepX, stepY);
      boolean inside = false;
      for (int x = left; x <= right; x++) {
        if ((edgeA + biasA | edgeB + biasB | edgeC + biasC) >= 0) {
          inside = true;
          sample(samples.index(x, y), edgeB * share, edgeC * share);
        } else if (inside) {
          break;
        }
        edgeA += stepA;
        edgeB += stepB;
        edgeC += stepC;
      }
      visit(right - left + 1);
    }
  }

  private void visit(int samplesVisited) {
    visits += samplesVisited;
    if (visits > VISITS_BETWEEN_CHECKS) {
      visits = 0;
      deadline.check();
    }
  }

  /** A sample exactly on an edge is that triangle's whose upper or left edge it is. */
  private long bias(int from, int to) {
    int down = at.y(to) - at.y(from);
    boolean upperOrLeft = down < 0 || (down == 0 && at.x(to) > at.x(from));
    return upperOrLeft ? 0 : -1;
  }

  /** The first sample whose middle is not before a step. */
  private static int first(int step, int least) {
    return Math.max(least, Math.floorDiv(step - HALF + Projected.STEPS - 1, Projected.STEPS));
  }

  /** The last sample whose middle is not after a step. */
  private static int last(int step, int most) {
    return Math.min(most, Math.floorDiv(step - HALF, Projected.STEPS));
  }

  private void prepare(int a, int b, int c, float share) {
    depth.set(at.depth(a), at.depth(b), at.depth(c));
    near.set(at.nearness(a), at.nearness(b), at.nearness(c));
    float perRow = share * Projected.STEPS;
    // How the shares of b and c grow from a sample to the next.
    float bx = -(at.y(a) - at.y(c)) * perRow;
    float cx = -(at.y(b) - at.y(a)) * perRow;
    float by = (at.x(a) - at.x(c)) * perRow;
    float cy = (at.x(b) - at.x(a)) * perRow;
    if (surface.base() != null) {
      set(u, surface.base(), 2, 0, a, b, c);
      set(v, surface.base(), 2, 1, a, b, c);
      detail = detail(shading.base(), surface.base(), a, b, c, bx, cx, by, cy);
    }
    if (surface.emission() != null) {
      set(emissionU, surface.emission(), 2, 0, a, b, c);
      set(emissionV, surface.emission(), 2, 1, a, b, c);
      emissionDetail = detail(shading.emission(), surface.emission(), a, b, c, bx, cx, by, cy);
    }
    if (!normals) {
      constantLight = lighting.light(0, 0, sign);
    } else if (surface.normals() != null) {
      set(normalX, surface.normals(), 3, 0, a, b, c);
      set(normalY, surface.normals(), 3, 1, a, b, c);
      set(normalZ, surface.normals(), 3, 2, a, b, c);
    } else {
      face(a, b, c);
    }
  }

  private void set(Corners to, float[] from, int width, int i, int a, int b, int c) {
    to.set(
        from[width * a + i] * at.nearness(a),
        from[width * b + i] * at.nearness(b),
        from[width * c + i] * at.nearness(c));
  }

  /** The normal of a triangle that was given none: at right angles to it. */
  private void face(int a, int b, int c) {
    float[] p = surface.positions();
    float[] from = new float[3];
    float[] to = new float[3];
    for (int i = 0; i < 3; i++) {
      from[i] = p[3 * b + i] - p[3 * a + i];
      to[i] = p[3 * c + i] - p[3 * a + i];
    }
    // The corners are clockwise as seen here, so that it faces the eye, from whichever side it is.
    float x = from[2] * to[1] - from[1] * to[2];
    float y = from[0] * to[2] - from[2] * to[0];
    float z = from[1] * to[0] - from[0] * to[1];
    sign = 1;
    normalX.set(x, x, x);
    normalY.set(y, y, y);
    normalZ.set(z, z, z);
  }

  /** The level of detail at which a texel is as large as a sample. */
  private static float detail(
      Sampler sampler, float[] uv, int a, int b, int c, float bx, float cx, float by, float cy) {
    float bu = (uv[2 * b] - uv[2 * a]) * sampler.width();
    float cu = (uv[2 * c] - uv[2 * a]) * sampler.width();
    float bv = (uv[2 * b + 1] - uv[2 * a + 1]) * sampler.height();
    float cv = (uv[2 * c + 1] - uv[2 * a + 1]) * sampler.height();
    float across = square(bx * bu + cx * cu) + square(bx * bv + cx * cv);
    float down = square(by * bu + cy * cu) + square(by * bv + cy * cv);
    float texels = Math.max(across, down);
    return texels > 1 ? (float) StrictMath.log(texels) / (2 * LOG_2) : 0;
  }

  private static float square(float value) {
    return value * value;
  }

  private void sample(int index, float b, float c) {
    float deep = depth.at(b, c);
    if (!samples.isCloser(index, deep)) {
      return;
    }
    float far = 1 / near.at(b, c);
    float alpha = shading.albedo(u.at(b, c) * far, v.at(b, c) * far, detail);
    if (alpha < 0) {
      return;
    }
    float light = normals ? light(b, c) : constantLight;
    float[] colour =
        shading.lit(light, emissionU.at(b, c) * far, emissionV.at(b, c) * far, emissionDetail);
    if (shading.mode() == AlphaMode.BLEND) {
      samples.blend(index, colour[0], colour[1], colour[2], alpha);
    } else {
      samples.cover(index, deep, colour[0], colour[1], colour[2]);
    }
  }

  private float light(float b, float c) {
    float x = normalX.at(b, c);
    float y = normalY.at(b, c);
    float z = normalZ.at(b, c);
    float length = (float) Math.sqrt(x * x + y * y + z * z);
    float scale = length > 0 ? sign / length : 0;
    return lighting.light(x * scale, y * scale, z * scale);
  }
}
