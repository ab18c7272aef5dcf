package io.darkroom.engine.colour;

import io.darkroom.engine.header.Bytes;
import java.nio.ByteBuffer;

/** A WebP's colours: its ICCP chunk (RFC 9649 §2.7.1.4). Without it, sRGB is meant. */
final class WebpColours {
  private static final int FIRST = 12;

  private WebpColours() {}

  static Embedded read(Bytes bytes) {
    long at = FIRST;
    while (bytes.has(at, 8)) {
      long size = bytes.u32le((int) at + 4);
      if (bytes.says((int) at, "ICCP")) {
        boolean broken = size > IccProfile.MAX_BYTES || !bytes.has(at + 8, size);
        byte[] icc = new byte[broken ? 0 : (int) size];
        bytes.buffer().get((int) at + 8, icc, 0, icc.length);
        return new Embedded(Space.RGB, 8, ByteBuffer.wrap(icc), broken, null, null);
      }
      at += 8 + size + (size & 1);
    }
    return Embedded.rgb(8);
  }
}
