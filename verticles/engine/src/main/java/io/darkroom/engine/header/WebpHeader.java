package io.darkroom.engine.header;

import io.darkroom.contract.Failure;

/**
 * Reads a WebP's container and the size in its first chunk: VP8 (RFC 6386 §9.1), VP8L and VP8X (RFC
 * 9649 §2.5 to §3.4).
 */
final class WebpHeader {
  private static final int FIRST = 12;
  private static final int ANIMATED = 0x02;
  private static final int ALPHA = 0x10;

  private WebpHeader() {}

  static Header read(Bytes bytes) {
    boolean complete = bytes.has(8, bytes.u32le(4));
    int data = FIRST + 8;
    if (bytes.says(FIRST, "VP8 ")) {
      if (bytes.u24le(data + 3) != 0x2a019d) {
        throw corrupt("has no key frame");
      }
      return header(
          bytes.u16le(data + 6) & 0x3fff,
          bytes.u16le(data + 8) & 0x3fff,
          1,
          false,
          false,
          complete);
    }
    if (bytes.says(FIRST, "VP8L")) {
      if (bytes.u8(data) != 0x2f) {
        throw corrupt("has no lossless signature");
      }
      long bits = bytes.u32le(data + 1);
      return header(
          (int) (bits & 0x3fff) + 1,
          (int) (bits >> 14 & 0x3fff) + 1,
          1,
          (bits >> 28 & 1) != 0,
          false,
          complete);
    }
    if (bytes.says(FIRST, "VP8X")) {
      int flags = bytes.u8(data);
      return header(
          bytes.u24le(data + 4) + 1,
          bytes.u24le(data + 7) + 1,
          orientation(bytes),
          (flags & ALPHA) != 0,
          (flags & ANIMATED) != 0,
          complete);
    }
    bytes.u8(data);
    throw corrupt("begins with an unknown chunk");
  }

  private static int orientation(Bytes bytes) {
    long at = FIRST;
    while (bytes.has(at, 8)) {
      long size = bytes.u32le((int) at + 4);
      if (bytes.says((int) at, "EXIF") && bytes.has(at + 8, size)) {
        return ExifOrientation.read(bytes, (int) at + 8, (int) size);
      }
      at += 8 + size + (size & 1);
    }
    return ExifOrientation.UPRIGHT;
  }

  private static Header header(
      int width, int height, int orientation, boolean alpha, boolean animated, boolean complete) {
    if (width < 1 || height < 1) {
      throw corrupt("says it is " + width + "x" + height);
    }
    return new Header(
        SourceFormat.WEBP, width, height, orientation, alpha, false, animated, complete);
  }

  private static RuntimeException corrupt(String what) {
    return Failure.IMAGE_CORRUPT.with("The WebP " + what + "; it cannot be read.");
  }
}
