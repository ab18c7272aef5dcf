package io.darkroom.engine.metadata;

import io.darkroom.engine.header.Bytes;

/** Walks a GIF's blocks to its end (GIF89a §17 to §26). */
final class GifScan {
  private static final int SCREEN = 6;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int PLAIN_TEXT = 0x01;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int COMMENT = 0xfe;
  private static final String XMP = "\13XMP DataXMP";

  private final Bytes bytes;
  private final Inventory inventory;

  GifScan(Bytes bytes, Inventory inventory) {
    this.bytes = bytes;
    this.inventory = inventory;
  }

  void scan() {
    int at = SCREEN + 7 + table(bytes.u8(SCREEN + 4));
    while (true) {
      switch (bytes.u8(at)) {
        case EXTENSION -> {
          extension(at + 1);
          at = afterBlocks(at + 2);
        }
        case IMAGE -> at = afterBlocks(at + 11 + table(bytes.u8(at + 9)));
        default -> {
          if (bytes.u8(at) != TRAILER || bytes.has(at + 1, 1)) {
            inventory.add(Kind.TRAILER);
          }
          return;
        }
      }
    }
  }

  private void extension(int at) {
    switch (bytes.u8(at)) {
      case COMMENT -> inventory.add(Kind.COMMENT);
      case PLAIN_TEXT -> inventory.add(Kind.TEXT);
      case GRAPHIC_CONTROL -> {
        // Says how the frame is shown.
      }
      default -> application(at + 1);
    }
  }

  private void application(int at) {
    if (bytes.says(at, XMP)) {
      inventory.add(Kind.XMP);
      int text = at + XMP.length();
      Xmp.read(bytes, text, bytes.length() - text, inventory.found());
    } else if (bytes.says(at, "\13ICCRGBG1012")) {
      inventory.add(Kind.ICC);
    } else if (!bytes.says(at, "\13NETSCAPE2.0") && !bytes.says(at, "\13ANIMEXTS1.0")) {
      inventory.add(Kind.OTHER);
    }
  }

  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
  }

  private int afterBlocks(int at) {
    int next = at;
    int size;
    do {
      size = bytes.u8(next);
      next += 1 + size;
    } while (size > 0);
    return next;
  }
}
