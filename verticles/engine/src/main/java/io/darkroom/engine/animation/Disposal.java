package io.darkroom.engine.animation;

/** What becomes of a frame's place before the next one is drawn. */
enum Disposal {
  KEEP,
  /** Transparent. */
  CLEAR,
  /** What was there before the frame. */
  RESTORE
}
