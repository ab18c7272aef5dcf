package io.darkroom.engine.metadata;

import io.darkroom.engine.header.Bytes;

/** Looks for a BMP's profile (BITMAPV5HEADER) and for what is behind the size it says. */
final class BmpScan {
  private static final int SIZE = 2;
  private static final int HEADER = 14;
  private static final int V5_BYTES = 124;
  private static final int V5_COLOURS = HEADER + 56;

  private BmpScan() {}

  static void scan(Bytes bytes, Inventory inventory) {
    boolean v5 = bytes.u32le(HEADER) >= V5_BYTES;
    if (v5 && (bytes.says(V5_COLOURS, "DEBM") || bytes.says(V5_COLOURS, "KNIL"))) {
      inventory.add(Kind.ICC);
    }
    long size = bytes.u32le(SIZE);
    if (size > HEADER && bytes.has(size, 1)) {
      inventory.add(Kind.TRAILER);
    }
  }
}
