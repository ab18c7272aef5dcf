package io.darkroom.engine.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes an EXIF block that says whose picture it is, and nothing else. */
final class RightsExif {
  private static final int ARTIST = 0x013b;
  private static final int COPYRIGHT = 0x8298;
  private static final short ASCII = 2;
  private static final int HEAD = 8;
  private static final int ENTRY = 12;

  private RightsExif() {}

  /** A TIFF structure, without {@code Exif\0\0} before it. Of rights that say something. */
  static byte[] of(Rights rights) {
    byte[] artist = text(rights.artist());
    byte[] copyright = text(rights.copyright());
    int count = (artist.length > 0 ? 1 : 0) + (copyright.length > 0 ? 1 : 0);
    int data = HEAD + 2 + ENTRY * count + 4;
    ByteBuffer out =
        ByteBuffer.allocate(data + artist.length + copyright.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("II".getBytes(UTF_8)).putShort((short) 42).putInt(HEAD).putShort((short) count);
    int next = put(out, ARTIST, artist, data);
    put(out, COPYRIGHT, copyright, next);
    return out.array();
  }

  /** Its entry, and its text at {@code data}; gives where the next text goes. */
  private static int put(ByteBuffer out, int tag, byte[] text, int data) {
    if (text.length == 0) {
      return data;
    }
    out.putShort((short) tag).putShort(ASCII).putInt(text.length).putInt(data);
    out.put(data, text);
    return data + text.length;
  }

  /** With its NUL, and at least five bytes, which no entry has room for. */
  private static byte[] text(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    byte[] padded = new byte[utf8.length == 0 ? 0 : Math.max(5, utf8.length + 1)];
    System.arraycopy(utf8, 0, padded, 0, utf8.length);
    return padded;
  }
}
