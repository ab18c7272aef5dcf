package io.darkroom.engine.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkroom.engine.header.Bytes;
import java.util.Set;

/** Walks an EXIF block, or a TIFF's directory: the first one and those it points to. */
final class ExifScan {
  private static final int ENTRY = 12;
  private static final int MAX_ENTRIES = 1024;
  private static final int ASCII = 2;

  private static final int XMP = 700;
  private static final int ARTIST = 315;
  private static final int IPTC = 33723;
  private static final int COPYRIGHT = 33432;
  private static final int PHOTOSHOP = 34377;
  private static final int EXIF = 34665;
  private static final int ICC = 34675;
  private static final int GPS = 34853;
  private static final int MAKER_NOTE = 37500;

  /** Description, make, model, software, time, artist, host, copyright. */
  private static final Set<Integer> DESCRIBING = Set.of(270, 271, 272, 305, 306, 315, 316, 33432);

  private final Bytes bytes;
  private final int base;
  private final int end;
  private final boolean little;
  private final Inventory inventory;

  /** Of the bytes from {@code at} on, before or behind an {@code Exif\0\0}. */
  ExifScan(Bytes bytes, int at, int length, Inventory inventory) {
    this.bytes = bytes;
    this.inventory = inventory;
    base = bytes.says(at, "Exif\0\0") ? at + 6 : at;
    end = at + length;
    little = bytes.says(base, "II");
  }

  /** Of a block, which is EXIF whatever is in it. */
  void scan() {
    inventory.add(Kind.EXIF);
    int next = directory(u32(base + 4));
    if (next != 0) {
      inventory.add(Kind.THUMBNAIL);
    }
  }

  /** Of a TIFF. */
  void scanFile() {
    if (directory(u32(base + 4)) != 0) {
      inventory.add(Kind.PICTURES);
    }
  }

  /** Reads one, and those it points to; gives where the next one is, 0 for nowhere. */
  private int directory(long offset) {
    long at = base + offset;
    if (offset < 8 || at + 2 > end) {
      return 0;
    }
    int count = Math.min(MAX_ENTRIES, u16((int) at));
    int entry = (int) at + 2;
    for (int i = 0; i < count && entry + ENTRY <= end; i++) {
      entry(entry);
      entry += ENTRY;
    }
    return entry + 4 <= end ? (int) u32(entry) : 0;
  }

  private void entry(int at) {
    int tag = u16(at);
    if (DESCRIBING.contains(tag)) {
      inventory.add(Kind.EXIF);
    }
    switch (tag) {
      case ARTIST -> inventory.found().artist(RightsFound.By.EXIF, text(at));
      case COPYRIGHT -> inventory.found().copyright(RightsFound.By.EXIF, text(at));
      case GPS -> inventory.add(Kind.GPS);
      case ICC -> inventory.add(Kind.ICC);
      case PHOTOSHOP -> inventory.add(Kind.PHOTOSHOP);
      case EXIF -> {
        inventory.add(Kind.EXIF);
        if (has(u32(at + 8), MAKER_NOTE)) {
          inventory.add(Kind.MAKERNOTE);
        }
      }
      case XMP -> {
        inventory.add(Kind.XMP);
        Xmp.read(bytes, place(at), length(at), inventory.found());
      }
      case IPTC -> {
        inventory.add(Kind.IPTC);
        Iptc.read(bytes, place(at), length(at), inventory.found());
      }
      default -> {
        // Says what the pixels are.
      }
    }
  }

  /** True if the directory there has the tag. */
  private boolean has(long offset, int tag) {
    long at = base + offset;
    if (offset < 8 || at + 2 > end) {
      return false;
    }
    int count = Math.min(MAX_ENTRIES, u16((int) at));
    for (int entry = (int) at + 2; count > 0 && entry + ENTRY <= end; entry += ENTRY) {
      if (u16(entry) == tag) {
        return true;
      }
      count--;
    }
    return false;
  }

  /** The notice for editors follows that of the photographer, behind a NUL. */
  private String text(int entry) {
    int length = Math.min(length(entry), 4 * RightsFound.MAX_TEXT);
    int at = place(entry);
    if (u16(entry + 2) != ASCII || length == 0 || !bytes.has(at, length)) {
      return "";
    }
    byte[] text = new byte[length];
    bytes.buffer().get(at, text);
    return new String(text, UTF_8);
  }

  /** Of a type of one byte, in bytes; 0 if they are not all there. */
  private int length(int entry) {
    long count = u32(entry + 4);
    long at = count <= 4 ? entry + 8 : base + u32(entry + 8);
    return count <= end && at + count <= end ? (int) count : 0;
  }

  private int place(int entry) {
    return length(entry) <= 4 ? entry + 8 : (int) (base + u32(entry + 8));
  }

  private int u16(int at) {
    return little ? bytes.u16le(at) : bytes.u16be(at);
  }

  private long u32(int at) {
    return little ? bytes.u32le(at) : bytes.u32be(at);
  }
}
