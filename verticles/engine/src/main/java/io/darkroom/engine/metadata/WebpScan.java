package io.darkroom.engine.metadata;

import io.darkroom.engine.header.Bytes;
import java.util.List;

/** Walks a WebP's chunks (RFC 9649 §2.7). */
final class WebpScan {
  private static final int FIRST = 12;
  private static final List<String> PICTURE =
      List.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF");

  private WebpScan() {}

  static void scan(Bytes bytes, Inventory inventory) {
    long end = 8 + bytes.u32le(4);
    long at = FIRST;
    while (at + 8 <= end && bytes.has(at, 8)) {
      int chunk = (int) at;
      long size = bytes.u32le(chunk + 4);
      if (bytes.says(chunk, "EXIF") && bytes.has(at + 8, size)) {
        new ExifScan(bytes, chunk + 8, (int) size, inventory).scan();
      } else if (bytes.says(chunk, "XMP ")) {
        inventory.add(Kind.XMP);
        Xmp.read(bytes, chunk + 8, (int) Math.min(size, end - at - 8), inventory.found());
      } else if (bytes.says(chunk, "ICCP")) {
        inventory.add(Kind.ICC);
      } else if (PICTURE.stream().noneMatch(type -> bytes.says(chunk, type))) {
        inventory.add(Kind.OTHER);
      }
      at += 8 + size + (size & 1);
    }
    if (bytes.has(end + (end & 1), 1)) {
      inventory.add(Kind.TRAILER);
    }
  }
}
