package io.darkroom.engine.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.darkroom.engine.pixels.Pixels;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Puts a WebP into the container that can hold more than pixels: VP8X (RFC 9649 §2.7). */
final class WebpSplice {
  private static final int FIRST = 12;
  private static final int HEAD = 8;
  private static final int ICC = 0x20;
  private static final int ALPHA = 0x10;
  private static final int EXIF = 0x08;

  private final int width;
  private final int height;
  private final boolean alpha;

  /** Of the picture the file was made of. */
  WebpSplice(Pixels picture) {
    width = picture.width();
    height = picture.height();
    alpha = picture.alpha();
  }

  byte[] with(byte[] webp, byte[] icc, byte[] exif) {
    byte[] vp8x = vp8x(webp);
    vp8x[0] |= (byte) ((icc.length > 0 ? ICC : 0) | (exif.length > 0 ? EXIF : 0));
    int picture = extended(webp) ? FIRST + HEAD + vp8x.length : FIRST;
    ByteArrayOutputStream out = new ByteArrayOutputStream(webp.length + icc.length + 1024);
    out.write(webp, 0, FIRST);
    chunk("VP8X", vp8x, out);
    if (icc.length > 0) {
      chunk("ICCP", icc, out);
    }
    out.write(webp, picture, webp.length - picture);
    if (exif.length > 0) {
      chunk("EXIF", exif, out);
    }
    byte[] file = out.toByteArray();
    little(file, 4, file.length - HEAD);
    return file;
  }

  private static boolean extended(byte[] webp) {
    return webp[FIRST + 3] == 'X';
  }

  /** The one that is there, or a new one: flags, and the sides less one in 24 bits each. */
  private byte[] vp8x(byte[] webp) {
    if (extended(webp)) {
      return Arrays.copyOfRange(webp, FIRST + HEAD, FIRST + HEAD + 10);
    }
    byte[] made = new byte[12]; // two more than it has, for whole ints
    made[0] = (byte) (alpha ? ALPHA : 0);
    little(made, 4, width - 1);
    little(made, 7, height - 1);
    return Arrays.copyOf(made, 10);
  }

  private static void chunk(String type, byte[] data, ByteArrayOutputStream out) {
    byte[] size = new byte[4];
    little(size, 0, data.length);
    out.writeBytes(type.getBytes(ISO_8859_1));
    out.writeBytes(size);
    out.writeBytes(data);
    if (data.length % 2 != 0) {
      out.write(0);
    }
  }

  private static void little(byte[] bytes, int at, int value) {
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
  }
}
