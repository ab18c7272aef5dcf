package io.darkroom.engine.header;

/**
 * The orientation in an EXIF block: tag 0x0112 of its first directory (TIFF 6.0, JEITA CP-3451). A
 * block that is broken has none: cameras write all kinds, and the picture is good without.
 */
public final class ExifOrientation {
  /** As stored is as seen. */
  public static final int UPRIGHT = 1;

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int MAX_ENTRIES = 512;

  private ExifOrientation() {}

  /** Reads the TIFF structure from {@code at} on, before or after an {@code Exif\0\0}. */
  static int read(Bytes bytes, int at, int length) {
    int base = bytes.says(at, "Exif\0\0") ? at + 6 : at;
    int end = at + length;
    boolean little = bytes.says(base, "II");
    if (base + 8 > end || !bytes.has(at, length) || !(little || bytes.says(base, "MM"))) {
      return UPRIGHT;
    }
    long offset = little ? bytes.u32le(base + 4) : bytes.u32be(base + 4);
    if (offset < 8 || base + offset + 2 > end) {
      return UPRIGHT;
    }
    int directory = (int) (base + offset);
    int entries = Math.min(MAX_ENTRIES, u16(bytes, directory, little));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry + 12 > end) {
        return UPRIGHT;
      }
      if (u16(bytes, entry, little) == TAG && u16(bytes, entry + 2, little) == SHORT) {
        int value = u16(bytes, entry + 8, little);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  private static int u16(Bytes bytes, int at, boolean little) {
    return little ? bytes.u16le(at) : bytes.u16be(at);
  }
}
