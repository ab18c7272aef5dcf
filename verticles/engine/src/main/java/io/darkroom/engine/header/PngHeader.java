package io.darkroom.engine.header;

import io.darkroom.contract.Failure;

/**
 * Walks a PNG's chunks (ISO/IEC 15948 §5.3, eXIf of the third edition). It is animated when a
 * control of more than one frame stands before its data; the size is the same for all of them.
 */
final class PngHeader {
  private static final int SIGNATURE = 8;
  private static final int FRAME = 12; // length, type, CRC
  private static final int ALPHA_BIT = 4;

  private PngHeader() {}

  static Header read(Bytes bytes) {
    int ihdr = SIGNATURE + 8;
    long length = bytes.u32be(SIGNATURE);
    bytes.u8(ihdr + 12);
    long width = bytes.u32be(ihdr);
    long height = bytes.u32be(ihdr + 4);
    if (length != 13 || !bytes.says(SIGNATURE + 4, "IHDR")) {
      throw Failure.IMAGE_CORRUPT.with("The PNG does not begin with IHDR; it cannot be read.");
    }
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw Failure.IMAGE_CORRUPT.with(
          "The PNG says it is " + width + "x" + height + "; it cannot be read.");
    }
    boolean alpha = (bytes.u8(ihdr + 9) & ALPHA_BIT) != 0;
    int orientation = ExifOrientation.UPRIGHT;
    boolean animated = false;
    boolean data = false;
    boolean ended = false;
    long at = ihdr + 13L + 4;
    while (!ended && bytes.has(at, FRAME) && bytes.has(at, FRAME + bytes.u32be((int) at))) {
      int chunk = (int) at;
      long size = bytes.u32be(chunk);
      if (bytes.says(chunk + 4, "tRNS")) {
        alpha = true;
      } else if (bytes.says(chunk + 4, "eXIf")) {
        orientation = ExifOrientation.read(bytes, chunk + 8, (int) size);
      }
      data |= bytes.says(chunk + 4, "IDAT");
      animated |= !data && bytes.says(chunk + 4, "acTL") && bytes.u32be(chunk + 8) > 1;
      ended = bytes.says(chunk + 4, "IEND");
      at += FRAME + size;
    }
    return new Header(
        SourceFormat.PNG, (int) width, (int) height, orientation, alpha, false, animated, ended);
  }
}
