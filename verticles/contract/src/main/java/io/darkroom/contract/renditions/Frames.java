package io.darkroom.contract.renditions;

/** What becomes of an animation. */
public enum Frames {
  /**
   * What is seen first: of a GIF or WebP its first frame, of an APNG the picture that viewers show
   * which know nothing of animations.
   */
  FIRST,
  /** All frames, in the renditions whose format can be animated; the others show the first. */
  ALL,
  /** The job fails with {@code IMAGE_ANIMATED}. */
  REJECT
}
