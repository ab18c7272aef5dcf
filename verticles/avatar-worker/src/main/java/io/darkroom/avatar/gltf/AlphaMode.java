package io.darkroom.avatar.gltf;

/** What a colour's alpha means. */
public enum AlphaMode {
  /** Nothing. */
  OPAQUE,
  /** There or not, by the material's cutoff. */
  MASK,
  /** How much of what is behind is covered. */
  BLEND
}
