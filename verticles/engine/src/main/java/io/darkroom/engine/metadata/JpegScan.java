package io.darkroom.engine.metadata;

import io.darkroom.engine.header.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks a JPEG's markers to its end, scans included: comments may stand between them. */
final class JpegScan {
  private static final int EOI = 0xd9;
  private static final int APP0 = 0xe0;
  private static final int COM = 0xfe;
  private static final String XAP = "http://ns.adobe.com/xap/1.0/\0";
  private static final String XMP_REST = "http://ns.adobe.com/xmp/extension/\0";

  private final Bytes bytes;
  private final Inventory inventory;

  JpegScan(Bytes bytes, Inventory inventory) {
    this.bytes = bytes;
    this.inventory = inventory;
  }

  void scan() {
    int at = 2;
    while (true) {
      at = nextMarker(at);
      int marker = bytes.u8(at - 1);
      if (marker == EOI) {
        if (bytes.has(at, 1)) {
          inventory.add(Kind.TRAILER);
        }
        return;
      }
      if (marker > 1 && (marker < 0xd0 || marker > 0xd8)) {
        int length = bytes.u16be(at);
        if (marker == COM) {
          inventory.add(Kind.COMMENT);
        } else if (marker >= APP0 && marker <= APP0 + 15) {
          application(marker - APP0, at + 2, length - 2);
        }
        at += length;
      }
    }
  }

  /** Where the next marker has ended; data of a scan has FF 00, which is none. */
  private int nextMarker(int from) {
    int at = from;
    while (true) {
      at = nextFf(at);
      while (bytes.u8(at) == 0xff) {
        at++;
      }
      if (bytes.u8(at) != 0) {
        return at + 1;
      }
      at++;
    }
  }

  /** Eight bytes at a time: of a photograph nearly all is data. */
  private int nextFf(int from) {
    ByteBuffer all = bytes.buffer().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int at = from;
    int last = all.limit() - Long.BYTES;
    while (at <= last) {
      long zeros = ~all.getLong(at); // where FF is
      long found = (zeros - 0x0101010101010101L) & ~zeros & 0x8080808080808080L;
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (bytes.u8(at) != 0xff) {
      at++;
    }
    return at;
  }

  private void application(int number, int at, int length) {
    switch (number) {
      case 0 -> jfif(at);
      case 1 -> {
        if (bytes.says(at, "Exif\0\0")) {
          new ExifScan(bytes, at, length, inventory).scan();
        } else if (bytes.says(at, XAP)) {
          inventory.add(Kind.XMP);
          Xmp.read(bytes, at + XAP.length(), length - XAP.length(), inventory.found());
        } else {
          inventory.add(bytes.says(at, XMP_REST) ? Kind.XMP : Kind.OTHER);
        }
      }
      case 2 ->
          inventory.add(
              bytes.says(at, "ICC_PROFILE\0")
                  ? Kind.ICC
                  : bytes.says(at, "MPF\0") ? Kind.PICTURES : Kind.OTHER);
      case 11 -> inventory.add(bytes.says(at, "JP") ? Kind.PROVENANCE : Kind.OTHER);
      case 13 -> {
        if (bytes.says(at, Photoshop.SIGNATURE)) {
          int head = Photoshop.SIGNATURE.length();
          Photoshop.scan(bytes, at + head, length - head, inventory);
        } else {
          inventory.add(Kind.OTHER);
        }
      }
      case 14 -> {
        if (!bytes.says(at, "Adobe")) {
          inventory.add(Kind.OTHER);
        }
      }
      default -> inventory.add(Kind.OTHER);
    }
  }

  private void jfif(int at) {
    if (bytes.says(at, "JFXX\0")) {
      inventory.add(Kind.THUMBNAIL);
    } else if (!bytes.says(at, "JFIF\0")) {
      inventory.add(Kind.OTHER);
    } else if (bytes.u8(at + 12) * bytes.u8(at + 13) > 0) {
      inventory.add(Kind.THUMBNAIL);
    }
  }
}
