package io.darkroom.engine.metadata;

import io.darkroom.engine.header.Bytes;

/** Walks Photoshop's image resources (Adobe Photoshop File Formats, "Image Resource Blocks"). */
final class Photoshop {
  static final String SIGNATURE = "Photoshop 3.0\0";

  private static final int IPTC = 0x0404;
  private static final int OLD_THUMBNAIL = 0x0409;
  private static final int THUMBNAIL = 0x040c;
  private static final int ICC = 0x040f;
  private static final int EXIF = 0x0422;
  private static final int XMP = 0x0424;

  private Photoshop() {}

  static void scan(Bytes bytes, int at, int length, Inventory inventory) {
    int end = at + length;
    int next = at;
    while (next + 12 <= end && bytes.says(next, "8BIM")) {
      int id = bytes.u16be(next + 4);
      int name = (bytes.u8(next + 6) + 2) & ~1; // with its length, to an even number
      long size = bytes.u32be(next + 6 + name);
      int data = next + 10 + name;
      if (data + size > end) {
        break;
      }
      resource(bytes, id, data, (int) size, inventory);
      next = data + (int) ((size + 1) & ~1);
    }
    if (next < end) {
      inventory.add(Kind.PHOTOSHOP); // and if it is none of theirs, it goes by their name
    }
  }

  private static void resource(Bytes bytes, int id, int at, int size, Inventory inventory) {
    switch (id) {
      case IPTC -> {
        inventory.add(Kind.IPTC);
        Iptc.read(bytes, at, size, inventory.found());
      }
      case THUMBNAIL, OLD_THUMBNAIL -> inventory.add(Kind.THUMBNAIL);
      case ICC -> inventory.add(Kind.ICC);
      case EXIF -> inventory.add(Kind.EXIF);
      case XMP -> inventory.add(Kind.XMP);
      default -> inventory.add(Kind.PHOTOSHOP);
    }
  }
}
