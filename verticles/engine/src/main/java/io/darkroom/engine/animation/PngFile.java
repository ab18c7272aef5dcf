package io.darkroom.engine.animation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.SourceFormat;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Writes a PNG's chunks, each with its CRC (ISO/IEC 15948 §5.3). */
final class PngFile {
  private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);
  private static final int HEAD = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PngFile() {
    out.writeBytes(SIGNATURE);
  }

  /**
   * Adds IHDR.
   *
   * @param rest bit depth, colour type, compression, filter, interlace
   */
  PngFile header(int width, int height, byte[] rest) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    put(data, width);
    put(data, height);
    data.writeBytes(rest);
    return chunk("IHDR", data.toByteArray());
  }

  /** Adds a chunk as it stands in another file; its CRC must be right. */
  PngFile copied(Bytes from, int at) {
    return chunk(type(from, at), content(from, at));
  }

  /** Adds frame data as image data: without their number. */
  PngFile frameData(Bytes from, int at) {
    byte[] numbered = content(from, at);
    return chunk("IDAT", Arrays.copyOfRange(numbered, 4, numbered.length));
  }

  private PngFile chunk(String type, byte[] data) {
    byte[] name = type.getBytes(ISO_8859_1);
    put(out, data.length);
    out.writeBytes(name);
    out.writeBytes(data);
    put(out, crc(name, data));
    return this;
  }

  private static byte[] content(Bytes from, int at) {
    byte[] data = new byte[(int) from.u32be(at)];
    from.buffer().get(at + HEAD, data);
    if (crc(type(from, at).getBytes(ISO_8859_1), data)
        != (int) from.u32be(at + HEAD + data.length)) {
      throw Still.corrupt(SourceFormat.PNG, "has a chunk whose CRC is wrong");
    }
    return data;
  }

  private static String type(Bytes from, int at) {
    byte[] type = new byte[4];
    from.buffer().get(at + 4, type);
    return new String(type, ISO_8859_1);
  }

  private static int crc(byte[] type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    return (int) crc.getValue();
  }

  private static void put(ByteArrayOutputStream to, int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      to.write(value >>> shift);
    }
  }

  byte[] file() {
    return chunk("IEND", new byte[0]).out.toByteArray();
  }
}
