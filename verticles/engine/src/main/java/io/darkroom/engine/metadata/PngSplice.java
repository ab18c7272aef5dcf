package io.darkroom.engine.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Puts chunks behind a PNG's IHDR, before the palette and the pixels. */
final class PngSplice {
  private static final int IHDR_END = 8 + 12 + 13;

  private PngSplice() {}

  static byte[] with(byte[] png, byte[] icc, byte[] exif) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(png.length + icc.length + 1024);
    out.write(png, 0, IHDR_END);
    if (icc.length > 0) {
      ByteArrayOutputStream profile = new ByteArrayOutputStream();
      profile.writeBytes("icc\0\0".getBytes(ISO_8859_1)); // name, and the one method there is
      profile.writeBytes(deflated(icc));
      chunk("iCCP", profile.toByteArray(), out);
    }
    if (exif.length > 0) {
      chunk("eXIf", exif, out);
    }
    out.write(png, IHDR_END, png.length - IHDR_END);
    return out.toByteArray();
  }

  private static void chunk(String type, byte[] data, ByteArrayOutputStream out) {
    byte[] name = type.getBytes(ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] some = new byte[8192];
      while (!deflater.finished()) {
        out.write(some, 0, deflater.deflate(some));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
