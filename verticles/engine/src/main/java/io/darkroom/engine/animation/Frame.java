package io.darkroom.engine.animation;

import org.opencv.core.Rect;

/**
 * A frame of an animation, and where it is drawn.
 *
 * @param place on the canvas, in its pixels; of a GIF it may reach beyond it
 * @param millis how long it is seen
 * @param disposal what becomes of its place then
 * @param over whether what was there shows through where the frame is transparent
 */
record Frame(Rect place, int millis, Disposal disposal, boolean over) {
  /** What browsers make of a delay that is shorter than {@link #SHORTEST}, in ms = {@value}. */
  static final int USUAL = 100;

  /** Shortest delay that browsers keep, in ms = {@value}. */
  static final int SHORTEST = 11;

  /** Longest delay, in ms = {@value}; a longer one is cut to it. */
  static final int LONGEST = 60_000;

  Frame {
    millis = millis < SHORTEST ? USUAL : Math.min(millis, LONGEST);
  }

  /** A frame's pixels, whether they are seen or not. */
  long pixels() {
    return (long) place.width * place.height;
  }
}
