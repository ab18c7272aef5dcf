package io.darkroom.engine.colour;

import io.darkroom.engine.pixels.Pixels;

/** Makes sRGB of pixels: 8 or 16 bits, alpha straight and left as it is. */
interface Conversion {
  /** A picture of sRGB, grey or not; the one given is taken over, and may be the one. */
  Pixels apply(Pixels taken);

  /** True if what comes out is what goes in, as nearly as it can be seen. */
  boolean nothing();
}
