package io.darkroom.engine.colour;

import java.nio.ByteBuffer;

/** From a channel's value to light, or to what the connection space has; both 0 to 1. */
interface Curve {
  double at(double value);

  /** The channel's values are the light. */
  Curve LINEAR = value -> value;

  /** IEC 61966-2-1. */
  Curve SRGB = Srgb::light;

  static Curve gamma(double gamma) {
    return value -> Math.pow(value, gamma);
  }

  /** Reads a tag of type curv or para (ICC.1:2022 §10.6, §10.18). */
  static Curve read(IccProfile profile, String name) throws BrokenProfile {
    ByteBuffer tag = profile.tag(name);
    Curve curve =
        switch (IccProfile.text(tag, 0)) {
          case "curv" -> sampled(tag);
          case "para" -> parametric(tag);
          default -> throw new BrokenProfile("has no curve in " + name);
        };
    return value -> {
      double light = curve.at(value);
      return light > 0 ? Math.min(1, light) : 0; // not a number is 0
    };
  }

  private static Curve sampled(ByteBuffer tag) throws BrokenProfile {
    long count = tag.limit() < 12 ? -1 : tag.getInt(8) & 0xffffffffL;
    if (count < 0 || 12 + 2 * count > tag.limit()) {
      throw new BrokenProfile("has a curve that ends early");
    }
    if (count == 0) {
      return LINEAR;
    }
    if (count == 1) {
      return gamma((tag.getShort(12) & 0xffff) / 256.0);
    }
    double[] samples = new double[(int) count];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (tag.getShort(12 + 2 * i) & 0xffff) / 65535.0;
    }
    return value -> {
      double place = value * (samples.length - 1);
      int left = Math.min(samples.length - 2, (int) place);
      return samples[left] + (samples[left + 1] - samples[left]) * (place - left);
    };
  }

  private static Curve parametric(ByteBuffer tag) throws BrokenProfile {
    int[] counts = {1, 3, 4, 5, 7};
    int kind = tag.limit() < 12 ? -1 : tag.getShort(8);
    if (kind < 0 || kind >= counts.length || tag.limit() < 12 + 4 * counts[kind]) {
      throw new BrokenProfile("has a curve of an unknown kind");
    }
    double[] p = new double[counts[kind]];
    for (int i = 0; i < p.length; i++) {
      p[i] = IccProfile.fixed(tag, 12 + 4 * i);
    }
    return switch (kind) {
      case 0 -> gamma(p[0]);
      case 1 -> piece(p[0], p[1], p[2], 0, -p[2] / p[1], 0, 0);
      case 2 -> piece(p[0], p[1], p[2], 0, -p[2] / p[1], p[3], p[3]);
      case 3 -> piece(p[0], p[1], p[2], p[3], p[4], 0, 0);
      default -> piece(p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
    };
  }

  /** (ax + b)^g + e from d on, cx + f below. */
  private static Curve piece(double g, double a, double b, double c, double d, double e, double f) {
    return x -> x >= d ? Math.pow(Math.max(0, a * x + b), g) + e : c * x + f;
  }
}
