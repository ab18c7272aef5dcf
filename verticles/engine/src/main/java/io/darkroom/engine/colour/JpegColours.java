package io.darkroom.engine.colour;

import io.darkroom.engine.header.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A JPEG's colours: its number of components, Adobe's APP14 (Adobe TN 5116), and the profile, which
 * may be cut into 255 numbered APP2 segments (ICC.1:2022 §B.4).
 */
final class JpegColours {
  private static final int SOS = 0xda;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final String ICC = "ICC_PROFILE\0";
  private static final int YCCK = 2;

  private final Bytes bytes;
  private final int[] places = new int[256];
  private int parts;
  private boolean broken;
  private int components = 3;
  private int adobe = -1;

  JpegColours(Bytes bytes) {
    this.bytes = bytes;
  }

  Embedded read() {
    int at = 2;
    while (true) {
      while (bytes.u8(at) != 0xff) {
        at++;
      }
      while (bytes.u8(at) == 0xff) {
        at++;
      }
      int marker = bytes.u8(at++);
      if (marker == SOS) {
        return embedded();
      }
      if (marker > 1 && (marker < 0xd0 || marker > 0xd8)) {
        segment(marker, at);
        at += bytes.u16be(at);
      }
    }
  }

  private void segment(int marker, int at) {
    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
      components = bytes.u8(at + 7);
    } else if (marker == APP14 && bytes.u16be(at) >= 14 && bytes.says(at + 2, "Adobe")) {
      adobe = bytes.u8(at + 13);
    } else if (marker == APP2 && bytes.u16be(at) >= 16 && bytes.says(at + 2, ICC)) {
      part(at);
    }
  }

  private void part(int at) {
    int number = bytes.u8(at + 14);
    int of = bytes.u8(at + 15);
    broken |= number == 0 || number > of || places[number] != 0 || (parts != 0 && parts != of);
    parts = of;
    places[number] = at;
  }

  private Embedded embedded() {
    Space space =
        switch (components) {
          case 1 -> Space.GRAY;
          case 4 -> Space.CMYK;
          default -> Space.RGB;
        };
    ByteBuffer icc = profile();
    return new Embedded(
        space,
        8,
        icc,
        broken,
        null,
        space == Space.CMYK ? new JpegInks(adobe >= 0, adobe == YCCK) : null);
  }

  private ByteBuffer profile() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int number = 1; number <= parts && !broken; number++) {
      int at = places[number];
      if (at == 0) {
        broken = true;
      } else {
        byte[] part = new byte[bytes.u16be(at) - 16];
        bytes.buffer().get(at + 16, part);
        all.writeBytes(part);
        broken = all.size() > IccProfile.MAX_BYTES;
      }
    }
    return broken ? Embedded.NONE : ByteBuffer.wrap(all.toByteArray());
  }
}
