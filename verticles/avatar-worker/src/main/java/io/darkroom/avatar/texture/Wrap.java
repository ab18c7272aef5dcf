package io.darkroom.avatar.texture;

/** What is beyond a texture's edges. */
public enum Wrap {
  REPEAT,
  MIRROR,
  CLAMP;

  /** The texel in 0 to {@code size - 1} that is at any {@code index}. */
  int texel(int index, int size) {
    if (index >= 0 && index < size) {
      return index;
    }
    return switch (this) {
      case CLAMP -> index < 0 ? 0 : size - 1;
      case REPEAT -> Math.floorMod(index, size);
      case MIRROR -> {
        int twice = Math.floorMod(index, 2 * size);
        yield twice < size ? twice : 2 * size - 1 - twice;
      }
    };
  }
}
