package io.darkroom.engine.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkroom.engine.header.Bytes;

/** Datasets of IPTC's record 2 (IIM 4.2 §1.6): byline and copyright notice. */
final class Iptc {
  private static final int MARKER = 0x1c;
  private static final int APPLICATION = 2;
  private static final int BYLINE = 80;
  private static final int NOTICE = 116;

  private Iptc() {}

  static void read(Bytes bytes, int at, int length, RightsFound found) {
    int end = at + length;
    int next = at;
    while (next + 5 <= end && bytes.u8(next) == MARKER) {
      int record = bytes.u8(next + 1);
      int dataset = bytes.u8(next + 2);
      int size = bytes.u16be(next + 3);
      next += 5;
      if (next + size > end) {
        return; // broken, or longer than any text
      }
      if (record == APPLICATION && (dataset == BYLINE || dataset == NOTICE)) {
        byte[] text = new byte[size];
        bytes.buffer().get(next, text);
        if (dataset == BYLINE) {
          found.artist(RightsFound.By.IPTC, new String(text, UTF_8));
        } else {
          found.copyright(RightsFound.By.IPTC, new String(text, UTF_8));
        }
      }
      next += size;
    }
  }
}
