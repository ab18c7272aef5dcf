package io.darkroom.engine.metadata;

import io.darkroom.contract.DarkroomException;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.Header;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/** What a file holds besides its picture. */
public final class Inventory {
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final RightsFound rights = new RightsFound();

  private Inventory() {}

  /** Of an image whose header was read. What is broken ends the list, not the job. */
  public static Inventory of(ByteBuffer image, Header header) {
    Inventory inventory = new Inventory();
    Bytes bytes = new Bytes(image);
    try {
      switch (header.format()) {
        case JPEG -> new JpegScan(bytes, inventory).scan();
        case PNG -> new PngScan(bytes, inventory).scan();
        case WEBP -> WebpScan.scan(bytes, inventory);
        case GIF -> new GifScan(bytes, inventory).scan();
        case TIFF -> new ExifScan(bytes, 0, bytes.length(), inventory).scanFile();
        case BMP -> BmpScan.scan(bytes, inventory);
        default -> throw new IllegalStateException(header.format() + " has no scan");
      }
    } catch (DarkroomException ended) {
      return inventory; // as far as it was read
    }
    return inventory;
  }

  /** In the order of their declaration. */
  public Set<Kind> kinds() {
    return kinds;
  }

  /** Whose picture it is, as far as the file says so. */
  public Rights rights() {
    return rights.best();
  }

  void add(Kind kind) {
    kinds.add(kind);
  }

  /** What EXIF, IPTC and XMP say of the rights. */
  RightsFound found() {
    return rights;
  }
}
