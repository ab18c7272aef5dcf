package io.darkroom.engine.metadata;

import io.darkroom.engine.header.Bytes;
import java.util.Set;

/** Walks a PNG's chunks (W3C PNG §11, and what is registered beyond). */
final class PngScan {
  private static final int SIGNATURE = 8;
  private static final int FRAME = 12;
  private static final String XMP = "XML:com.adobe.xmp\0";
  private static final String RAW = "Raw profile type ";

  /** What they say is in the pixels; resolutions and backgrounds are nobody's secret. */
  private static final Set<String> PICTURE =
      Set.of(
          "IHDR", "PLTE", "IDAT", "tRNS", "sRGB", "gAMA", "cHRM", "cICP", "mDCV", "mDCv", "cLLI",
          "cLLi", "sBIT", "pHYs", "bKGD", "hIST", "sPLT", "acTL", "fcTL", "fdAT");

  private final Bytes bytes;
  private final Inventory inventory;

  PngScan(Bytes bytes, Inventory inventory) {
    this.bytes = bytes;
    this.inventory = inventory;
  }

  void scan() {
    long at = SIGNATURE;
    while (bytes.has(at, FRAME) && bytes.has(at, FRAME + bytes.u32be((int) at))) {
      int chunk = (int) at;
      int size = (int) bytes.u32be(chunk);
      at += FRAME + size;
      if (bytes.says(chunk + 4, "IEND")) {
        if (bytes.has(at, 1)) {
          inventory.add(Kind.TRAILER);
        }
        return;
      }
      chunk(type(chunk + 4), chunk + 8, size);
    }
  }

  private void chunk(String type, int at, int size) {
    switch (type) {
      case "eXIf" -> new ExifScan(bytes, at, size, inventory).scan();
      case "iCCP" -> inventory.add(Kind.ICC);
      case "tIME" -> inventory.add(Kind.TIME);
      case "caBX" -> inventory.add(Kind.PROVENANCE);
      case "tEXt", "zTXt" -> inventory.add(raw(at));
      case "iTXt" -> {
        inventory.add(bytes.says(at, XMP) ? Kind.XMP : raw(at));
        if (bytes.says(at, XMP)) {
          Xmp.read(bytes, at + XMP.length(), size - XMP.length(), inventory.found());
        }
      }
      default -> {
        if (!PICTURE.contains(type)) {
          inventory.add(Kind.OTHER);
        }
      }
    }
  }

  /** A text, or a block of another format in hexadecimal digits, as ImageMagick writes it. */
  private Kind raw(int at) {
    if (!bytes.says(at, RAW)) {
      return Kind.TEXT;
    }
    int name = at + RAW.length();
    if (bytes.says(name, "exif") || bytes.says(name, "APP1")) {
      return Kind.EXIF;
    }
    if (bytes.says(name, "iptc")) {
      return Kind.IPTC;
    }
    return bytes.says(name, "xmp") ? Kind.XMP : bytes.says(name, "ic") ? Kind.ICC : Kind.OTHER;
  }

  private String type(int at) {
    StringBuilder type = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      type.append((char) bytes.u8(at + i));
    }
    return type.toString();
  }
}
