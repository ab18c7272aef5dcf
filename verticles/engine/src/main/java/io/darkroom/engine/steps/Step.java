package io.darkroom.engine.steps;

import io.darkroom.engine.pixels.Pixels;

/**
 * One thing done to a picture. Pictures have 8 or 16 bits a channel, and one channel (grey), three
 * (BGR) or four (BGRA, colours multiplied by alpha); a step takes them all.
 */
interface Step {
  /** A new picture, which may differ in size and channels; the one given stays its owner's. */
  Pixels apply(Pixels picture);
}
