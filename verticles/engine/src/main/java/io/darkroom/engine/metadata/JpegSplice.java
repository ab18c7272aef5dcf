package io.darkroom.engine.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Puts APP1 and APP2 segments behind a JPEG's JFIF header, which has to be the first. */
final class JpegSplice {
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;

  /** What a segment holds beside its length, and a profile's name and numbers. */
  private static final int PART = 65_533 - 14;

  private JpegSplice() {}

  static byte[] with(byte[] jpeg, byte[] icc, byte[] exif) {
    boolean jfif = (jpeg[3] & 0xff) == APP0;
    int at = jfif ? 4 + ((jpeg[4] & 0xff) << 8 | (jpeg[5] & 0xff)) : 2;
    ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + icc.length + 1024);
    out.write(jpeg, 0, at);
    if (exif.length > 0) {
      segment(APP1, "Exif\0\0".getBytes(ISO_8859_1), exif, 0, exif.length, out);
    }
    int parts = (icc.length + PART - 1) / PART;
    for (int part = 0; part < parts; part++) {
      byte[] head = ("ICC_PROFILE\0" + (char) (part + 1) + (char) parts).getBytes(ISO_8859_1);
      int from = part * PART;
      segment(APP2, head, icc, from, Math.min(PART, icc.length - from), out);
    }
    out.write(jpeg, at, jpeg.length - at);
    return out.toByteArray();
  }

  private static void segment(
      int marker, byte[] head, byte[] data, int from, int length, ByteArrayOutputStream out) {
    int size = 2 + head.length + length;
    out.write(0xff);
    out.write(marker);
    out.write(size >> 8);
    out.write(size);
    out.writeBytes(head);
    out.write(data, from, length);
  }
}
