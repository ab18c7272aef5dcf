package io.darkroom.avatar.render;

/** How avatars look. */
public enum Style {
  /** As in the game's own pictures: colours without light, seen without perspective. */
  FLAT,
  /** Shaded by a soft light from above, seen in perspective. */
  LIT
}
