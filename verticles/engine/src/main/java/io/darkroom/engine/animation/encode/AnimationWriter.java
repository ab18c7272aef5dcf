package io.darkroom.engine.animation.encode;

import io.darkroom.engine.pixels.Pixels;

/** Writes an animation. Pictures are given one after the other, all of one size. */
public interface AnimationWriter extends AutoCloseable {
  /**
   * Adds a picture.
   *
   * @param picture 8-bit BGR, or BGRA with straight alpha; stays its owner's
   * @param millis how long it is seen
   */
  void add(Pixels picture, int millis);

  /** The file; nothing can be added then. */
  byte[] file();

  @Override
  void close();
}
