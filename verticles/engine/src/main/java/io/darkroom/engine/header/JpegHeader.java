package io.darkroom.engine.header;

import io.darkroom.contract.Failure;

/**
 * Walks a JPEG's markers (ITU-T T.81 annex B) up to its first scan, as libjpeg does: the first
 * frame header counts, garbage between segments is skipped.
 */
final class JpegHeader {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int TEM = 0x01;
  private static final int APP1 = 0xe1;

  private JpegHeader() {}

  static Header read(Bytes bytes) {
    int orientation = 0;
    int frame = -1;
    int at = 2;
    while (true) {
      while (bytes.u8(at) != 0xff) {
        at++;
      }
      while (bytes.u8(at) == 0xff) {
        at++;
      }
      int marker = bytes.u8(at++);
      if (marker == 0 || marker == TEM || marker == SOI || (marker >= 0xd0 && marker <= 0xd7)) {
        continue; // stands alone
      }
      if (marker == EOI) {
        throw corrupt("ends before its first scan");
      }
      if (marker == SOS) {
        break;
      }
      int length = bytes.u16be(at);
      if (length < 2) {
        throw corrupt("has a segment of length " + length);
      }
      if (startsFrame(marker)) {
        if (frame >= 0) {
          throw corrupt("has two frame headers");
        }
        frame = at - 1;
      } else if (marker == APP1 && orientation == 0 && bytes.says(at + 2, "Exif\0\0")) {
        orientation = ExifOrientation.read(bytes, at + 2, length - 2);
      }
      at += length;
    }
    if (frame < 0) {
      throw corrupt("has no frame header");
    }
    Header header =
        frame(bytes, frame, Math.max(ExifOrientation.UPRIGHT, orientation), ends(bytes, at));
    // With all components in one scan the decoder reads no other.
    if (header.progressive() || bytes.u8(at + 2) < bytes.u8(frame + 8)) {
      JpegScans.check(bytes, at);
    }
    return header;
  }

  private static Header frame(Bytes bytes, int at, int orientation, boolean complete) {
    int marker = bytes.u8(at);
    int precision = bytes.u8(at + 3);
    int height = bytes.u16be(at + 4);
    int width = bytes.u16be(at + 6);
    int components = bytes.u8(at + 8);
    if (precision != 8 || !(marker <= 0xc2 || marker == 0xc9 || marker == 0xca)) {
      throw Failure.FORMAT_NOT_ALLOWED.with(
          "The JPEG is of a kind that is not developed (process "
              + (marker - 0xc0)
              + ", "
              + precision
              + " bits); send a baseline or progressive one of 8 bits.");
    }
    if (width == 0 || height == 0 || components < 1 || components > 4) {
      throw corrupt("says it is " + width + "x" + height + " in " + components + " components");
    }
    boolean progressive = marker == 0xc2 || marker == 0xca;
    return new Header(
        SourceFormat.JPEG, width, height, orientation, false, progressive, false, complete);
  }

  /** SOF0 to SOF15, without DHT, JPG and DAC, which share the range. */
  private static boolean startsFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /**
   * True if an EOI follows the first scan: there, FF D9 is nothing else. (Before, it may end an
   * embedded thumbnail.) Nearly always it is the very end, so that is looked at first.
   */
  private static boolean ends(Bytes bytes, int scan) {
    return bytes.lastMarker(EOI, scan) >= 0;
  }

  private static RuntimeException corrupt(String what) {
    return Failure.IMAGE_CORRUPT.with("The JPEG " + what + "; it cannot be read.");
  }
}
