package io.darkroom.engine.animation;

import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.Pixels;
import java.nio.ByteBuffer;

/** Decodes the files that frames are made into. */
public interface StillDecoder {
  /** Of 8 or 16 bits; grey, BGR, or BGRA with straight alpha, in sRGB. */
  Pixels decode(ByteBuffer file, Header header);
}
