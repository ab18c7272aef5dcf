package io.darkroom.engine.header;

import io.darkroom.contract.Failure;
import java.nio.ByteBuffer;

/**
 * Counts a JPEG's scans. Each may touch every pixel again, so that a small file of many scans keeps
 * a decoder busy for minutes.
 */
final class JpegScans {
  /** Most scans = {@value}: ten are usual, libjpeg-turbo's own limit is this one. */
  static final int MAX_SCANS = 500;

  private static final int SOS = 0xda;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private JpegScans() {}

  /** Counts from within the first scan on. Fails with {@code IMAGE_TOO_MANY_SCANS}. */
  static void check(Bytes bytes, int from) {
    ByteBuffer buffer = bytes.buffer();
    int scans = 1;
    int last = buffer.limit() - 1;
    int at = from;
    while (at < last) {
      if (at + Long.BYTES <= last && !hasFf(buffer.getLong(at))) {
        at += Long.BYTES;
      } else {
        if (buffer.get(at) == (byte) 0xff && (buffer.get(at + 1) & 0xff) == SOS) {
          scans++;
        }
        at++;
      }
    }
    if (scans > MAX_SCANS) {
      throw Failure.IMAGE_TOO_MANY_SCANS.with(
          "The JPEG has " + scans + " scans; " + MAX_SCANS + " are taken. Save it anew.");
    }
  }

  /** True if one of the eight bytes is FF: of the complement one is zero. */
  private static boolean hasFf(long eight) {
    return ((~eight - ONES) & eight & HIGHS) != 0;
  }
}
