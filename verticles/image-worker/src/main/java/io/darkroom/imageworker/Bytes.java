package io.darkroom.imageworker;

import io.darkroom.contract.Failure;

/** Reads numbers from an image file; past its end it is {@code IMAGE_TRUNCATED}. */
final class Bytes {
  private final byte[] array;

  Bytes(byte[] array) {
    this.array = array;
  }

  int length() {
    return array.length;
  }

  boolean has(long at, long count) {
    return at >= 0 && count >= 0 && at + count <= array.length;
  }

  int u8(int at) {
    if (!has(at, 1)) {
      throw Failure.IMAGE_TRUNCATED.with(
          "The image ends within its header, after " + array.length + " bytes; send it whole.");
    }
    return array[at] & 0xff;
  }

  int u16be(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  int u16le(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  int u24le(int at) {
    return u16le(at) | u8(at + 2) << 16;
  }

  long u32be(int at) {
    return (long) u16be(at) << 16 | u16be(at + 2);
  }

  long u32le(int at) {
    return u16le(at) | (long) u16le(at + 2) << 16;
  }

  /** Where FF and this byte stand last, at or after {@code from}; -1 when nowhere. */
  int lastMarker(int marker, int from) {
    for (int i = array.length - 2; i >= from; i--) {
      if (array[i] == (byte) 0xff && (array[i + 1] & 0xff) == marker) {
        return i;
      }
    }
    return -1;
  }

  /** True if these (ASCII) characters stand there. */
  boolean says(int at, String text) {
    if (!has(at, text.length())) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (array[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
