package io.darkroom.avatar.texture;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture in levels of detail, each half the size of the one before, down to one texel. Texels
 * are ARGB in sRGB, not multiplied by their alpha. Immutable: nobody writes into its arrays.
 */
public final class Texture {
  /**
   * Longest side that is kept = {@value}. The portraits are drawn with 1,024 samples across 1.25 m
   * or 0.55 m, of which a pixel has four a side: a finer texture would cost memory and not be seen.
   */
  static final int LONGEST_SIDE = 1024;

  private final Level[] levels;

  private Texture(List<Level> levels) {
    this.levels = levels.toArray(Level[]::new);
  }

  /** One level; its texels row by row. */
  static final class Level {
    final int width;
    final int height;
    final int[] texels;

    Level(int width, int height, int[] texels) {
      this.width = width;
      this.height = height;
      this.texels = texels;
    }
  }

  /** A texture of these texels, row by row, which nobody writes into any more. */
  public static Texture of(int width, int height, int[] texels) {
    List<Level> levels = new ArrayList<>();
    Level level = new Level(width, height, texels);
    while (true) {
      if (Math.max(level.width, level.height) <= LONGEST_SIDE) {
        levels.add(level);
      }
      if (level.width == 1 && level.height == 1) {
        return new Texture(levels);
      }
      level = half(level);
    }
  }

  private static Level half(Level from) {
    int width = Math.max(1, from.width / 2);
    int height = Math.max(1, from.height / 2);
    int[] texels = new int[width * height];
    int right = from.width > 1 ? 1 : 0;
    int below = from.height > 1 ? from.width : 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * (below == 0 ? 1 : 2) * from.width + x * (1 + right);
        texels[y * width + x] =
            mean(
                from.texels[at],
                from.texels[at + right],
                from.texels[at + below],
                from.texels[at + below + right]);
      }
    }
    return new Level(width, height, texels);
  }

  private static int mean(int a, int b, int c, int d) {
    if (a == b && a == c && a == d) {
      return a;
    }
    int alpha = ((a >>> 24) + (b >>> 24) + (c >>> 24) + (d >>> 24) + 2) / 4;
    return alpha << 24
        | mean(a, b, c, d, 16) << 16
        | mean(a, b, c, d, 8) << 8
        | mean(a, b, c, d, 0);
  }

  private static int mean(int a, int b, int c, int d, int shift) {
    return Srgb.encode(
        (Srgb.linear(a >> shift)
                + Srgb.linear(b >> shift)
                + Srgb.linear(c >> shift)
                + Srgb.linear(d >> shift))
            / 4);
  }

  /** Levels there are; level 0 is the finest. */
  int levels() {
    return levels.length;
  }

  Level level(int index) {
    return levels[index];
  }

  /** Texels in a row of the finest level. */
  public int width() {
    return levels[0].width;
  }

  /** Rows of the finest level. */
  public int height() {
    return levels[0].height;
  }

  /** A texel of the finest level, as ARGB. */
  public int texel(int x, int y) {
    return levels[0].texels[y * levels[0].width + x];
  }

  /** Heap it takes, in bytes. */
  public long bytes() {
    long sum = 0;
    for (Level level : levels) {
      sum += 4L * level.texels.length;
    }
    return sum;
  }
}
