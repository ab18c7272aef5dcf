package io.darkroom.avatar.texture;

import io.darkroom.avatar.texture.Texture.Level;

/** Reads a texture between its texels and between its levels (trilinear), in linear light. */
public final class Sampler {
  /** Texture coordinates beyond it are no longer told apart by floats; nothing real has them. */
  private static final float FURTHEST = 1 << 20;

  private final Texture texture;
  private final Wrap wrapS;
  private final Wrap wrapT;

  public Sampler(Texture texture, Wrap wrapS, Wrap wrapT) {
    this.texture = texture;
    this.wrapS = wrapS;
    this.wrapT = wrapT;
  }

  /** Texels in a row of the finest level. */
  public int width() {
    return texture.width();
  }

  /** Rows of the finest level. */
  public int height() {
    return texture.height();
  }

  /**
   * Reads at (u, v), where (0, 0) is the upper left corner and (1, 1) the lower right one.
   *
   * @param detail the level: 0 the finest, 1 half of it, 0.5 between them
   * @param into red, green, blue in linear light, and alpha, from 0 to 1
   */
  public void read(float u, float v, float detail, float[] into) {
    int last = texture.levels() - 1;
    int level = detail > 0 ? Math.min((int) detail, last) : 0;
    float next = detail > 0 && level < last ? detail - level : 0;
    into[0] = into[1] = into[2] = into[3] = 0;
    add(texture.level(level), u, v, 1 - next, into);
    if (next > 0) {
      add(texture.level(level + 1), u, v, next, into);
    }
  }

  private void add(Level level, float u, float v, float share, float[] into) {
    float x = near(u) * level.width - 0.5f;
    float y = near(v) * level.height - 0.5f;
    int x0 = floor(x);
    int y0 = floor(y);
    float right = x - x0;
    float below = y - y0;
    int left = wrapS.texel(x0, level.width);
    int next = wrapS.texel(x0 + 1, level.width);
    int upper = wrapT.texel(y0, level.height) * level.width;
    int lower = wrapT.texel(y0 + 1, level.height) * level.width;
    add(level.texels[upper + left], (1 - right) * (1 - below) * share, into);
    add(level.texels[upper + next], right * (1 - below) * share, into);
    add(level.texels[lower + left], (1 - right) * below * share, into);
    add(level.texels[lower + next], right * below * share, into);
  }

  private static float near(float coordinate) {
    return coordinate > -FURTHEST && coordinate < FURTHEST ? coordinate : 0;
  }

  private static int floor(float value) {
    int towardsZero = (int) value;
    return value < towardsZero ? towardsZero - 1 : towardsZero;
  }

  private static void add(int texel, float weight, float[] into) {
    into[0] += weight * Srgb.linear(texel >> 16);
    into[1] += weight * Srgb.linear(texel >> 8);
    into[2] += weight * Srgb.linear(texel);
    into[3] += weight * (texel >>> 24) * (1 / 255f);
  }
}
