package io.darkroom.engine.decode;

import io.darkroom.engine.header.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A JPEG without its metadata: what a decoder needs and nothing else, so that it cannot stumble
 * over, or be hurt by, a broken profile or thumbnail.
 */
final class BareJpeg {
  private static final int SOS = 0xda;
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COM = 0xfe;

  private BareJpeg() {}

  /** Of a JPEG whose header was read; ends with EOI whatever happened to its own. */
  static byte[] of(ByteBuffer image) {
    Bytes bytes = new Bytes(image);
    ByteArrayOutputStream bare = new ByteArrayOutputStream(bytes.length());
    copy(bytes, 0, 2, bare);
    int at = 2;
    int marker = 0;
    while (marker != SOS) {
      while (bytes.u8(at) != 0xff || bytes.u8(at + 1) == 0xff) {
        at++;
      }
      marker = bytes.u8(at + 1);
      if (marker == SOS) {
        copy(bytes, at, bytes.length() - at, bare);
      } else if (marker <= 1 || (marker >= 0xd0 && marker <= 0xd8)) {
        at += 2; // stands alone
      } else {
        int length = 2 + bytes.u16be(at + 2);
        boolean metadata = (marker >= APP0 && marker <= APP15 && marker != APP14) || marker == COM;
        if (!metadata) {
          copy(bytes, at, length, bare);
        }
        at += length;
      }
    }
    bare.write(0xff);
    bare.write(0xd9);
    return bare.toByteArray();
  }

  private static void copy(Bytes bytes, int at, int length, ByteArrayOutputStream to) {
    byte[] part = new byte[length];
    bytes.buffer().get(at, part);
    to.writeBytes(part);
  }
}
