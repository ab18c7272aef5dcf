package io.darkroom.engine.header;

import io.darkroom.contract.Failure;

/**
 * Reads a BMP's two headers (BITMAPFILEHEADER, then BITMAPINFOHEADER or a later version of it).
 * Only uncompressed ones are taken: their pixels stand in the file, so that what a decoder needs is
 * bounded by what was sent.
 */
final class BmpHeader {
  private static final int PIXELS_AT = 10;
  private static final int INFO = 14;
  private static final int MIN_INFO = 40;
  private static final int MAX_INFO = 256;
  private static final int WITH_ALPHA_MASK = 56;
  private static final int BI_RGB = 0;
  private static final int BI_BITFIELDS = 3;
  private static final int MAX_PALETTE = 256;

  private BmpHeader() {}

  static Header read(Bytes bytes) {
    long info = bytes.u32le(INFO);
    if (info < MIN_INFO || info > MAX_INFO) {
      throw refused("has an information header of " + info + " bytes");
    }
    long width = (int) bytes.u32le(INFO + 4);
    long height = Math.abs((long) (int) bytes.u32le(INFO + 8)); // below 0: stored top down
    int bits = bytes.u16le(INFO + 14);
    long compression = bytes.u32le(INFO + 16);
    long colours = bytes.u32le(INFO + 32);
    if (width < 1 || height < 1 || height > Integer.MAX_VALUE || bytes.u16le(INFO + 12) != 1) {
      throw corrupt("says it is " + width + "x" + height);
    }
    if (colours > MAX_PALETTE) {
      throw corrupt("says it has a palette of " + colours + " colours");
    }
    if (!taken(bits, compression)) {
      throw refused("has " + bits + " bits a pixel in compression " + compression);
    }
    long pixelsAt = bytes.u32le(PIXELS_AT);
    if (pixelsAt < INFO + info) {
      throw corrupt("has its pixels at byte " + pixelsAt + ", within its header");
    }
    long row = (width * bits + 31) / 32 * 4;
    boolean complete = row * height <= bytes.length() - pixelsAt;
    boolean alpha =
        bits == 32
            && compression == BI_BITFIELDS
            && info >= WITH_ALPHA_MASK
            && bytes.u32le(INFO + 52) != 0;
    return new Header(
        SourceFormat.BMP,
        (int) width,
        (int) height,
        ExifOrientation.UPRIGHT,
        alpha,
        false,
        false,
        complete);
  }

  private static boolean taken(int bits, long compression) {
    return switch (bits) {
      case 1, 4, 8, 24 -> compression == BI_RGB;
      case 16, 32 -> compression == BI_RGB || compression == BI_BITFIELDS;
      default -> false;
    };
  }

  private static RuntimeException corrupt(String what) {
    return Failure.IMAGE_CORRUPT.with("The BMP " + what + "; it cannot be read.");
  }

  private static RuntimeException refused(String what) {
    return Failure.FORMAT_NOT_ALLOWED.with(
        "The BMP " + what + ", a kind that is not developed; send an uncompressed one.");
  }
}
