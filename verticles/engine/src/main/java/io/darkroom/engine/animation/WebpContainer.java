package io.darkroom.engine.animation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.darkroom.engine.header.Bytes;
import java.io.ByteArrayOutputStream;

/** Writes a WebP's container (RFC 9649 §2): chunks of little-endian sizes, padded to even ones. */
public final class WebpContainer {
  /** Flag of {@link #extended}: there is alpha = {@value}. */
  public static final int ALPHA = 0x10;

  /** Flag of {@link #extended}: it is an animation = {@value}. */
  public static final int ANIMATED = 0x02;

  private static final int HEAD = 8;

  private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

  /** Adds VP8X, which goes first. */
  public WebpContainer extended(int flags, int width, int height) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    put(data, flags, 4);
    put(data, width - 1, 3);
    put(data, height - 1, 3);
    return chunk("VP8X", data.toByteArray());
  }

  /** Adds a chunk. */
  public WebpContainer chunk(String name, byte[] data) {
    chunks.writeBytes(name.getBytes(ISO_8859_1));
    put(chunks, data.length, 4);
    chunks.writeBytes(data);
    if ((data.length & 1) != 0) {
      chunks.write(0);
    }
    return this;
  }

  /** Adds another's chunks. */
  public WebpContainer append(WebpContainer other) {
    chunks.writeBytes(other.chunks());
    return this;
  }

  /** Adds a chunk as it stands in another file. */
  public WebpContainer copied(Bytes from, int at) {
    byte[] name = new byte[4];
    from.buffer().get(at, name);
    byte[] data = new byte[(int) from.u32le(at + 4)];
    from.buffer().get(at + HEAD, data);
    return chunk(new String(name, ISO_8859_1), data);
  }

  /** The chunks so far, without the file's head. */
  public byte[] chunks() {
    return chunks.toByteArray();
  }

  /** The file. */
  public byte[] file() {
    WebpContainer riff = new WebpContainer();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes("WEBP".getBytes(ISO_8859_1));
    data.writeBytes(chunks.toByteArray());
    return riff.chunk("RIFF", data.toByteArray()).chunks();
  }

  /** Writes a little-endian number of so many bytes. */
  public static void put(ByteArrayOutputStream to, int value, int count) {
    for (int i = 0; i < count; i++) {
      to.write(value >>> (8 * i));
    }
  }
}
