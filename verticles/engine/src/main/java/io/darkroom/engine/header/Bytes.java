package io.darkroom.engine.header;

import io.darkroom.contract.Failure;
import java.nio.ByteBuffer;

/** Reads numbers from an image file; past its end it is {@code IMAGE_TRUNCATED}. */
public final class Bytes {
  private final ByteBuffer buffer;

  /** Reads what is in a buffer from 0 to its limit. */
  public Bytes(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /** The buffer; its position and limit are not to be changed. */
  public ByteBuffer buffer() {
    return buffer;
  }

  public int length() {
    return buffer.limit();
  }

  public boolean has(long at, long count) {
    return at >= 0 && count >= 0 && at + count <= buffer.limit();
  }

  public int u8(int at) {
    if (!has(at, 1)) {
      throw Failure.IMAGE_TRUNCATED.with(
          "The image ends within its header, after " + buffer.limit() + " bytes; send it whole.");
    }
    return buffer.get(at) & 0xff;
  }

  public int u16be(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  public int u16le(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  public int u24le(int at) {
    return u16le(at) | u8(at + 2) << 16;
  }

  public long u32be(int at) {
    return (long) u16be(at) << 16 | u16be(at + 2);
  }

  public long u32le(int at) {
    return u16le(at) | (long) u16le(at + 2) << 16;
  }

  /** Where FF and this byte stand last, at or after {@code from}; -1 when nowhere. */
  int lastMarker(int marker, int from) {
    for (int i = buffer.limit() - 2; i >= from; i--) {
      if (buffer.get(i) == (byte) 0xff && (buffer.get(i + 1) & 0xff) == marker) {
        return i;
      }
    }
    return -1;
  }

  /** True if these characters, a byte each, stand there. */
  public boolean says(int at, String text) {
    if (!has(at, text.length())) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (buffer.get(at + i) != (byte) text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
