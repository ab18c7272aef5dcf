package io.darkroom.engine.colour;

import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.TiffHeader;
import io.darkroom.engine.header.TiffSamples;
import java.nio.ByteBuffer;

/**
 * What a file says of its colours.
 *
 * @param space which numbers it keeps of a pixel
 * @param bits of a channel
 * @param icc its profile; empty when there is none
 * @param broken true if there is a profile that cannot be read, or is too large
 * @param otherwise what it says in another way than by a profile; null when nothing
 * @param inks of a CMYK JPEG, how it keeps them; null of others
 */
record Embedded(
    Space space, int bits, ByteBuffer icc, boolean broken, Conversion otherwise, JpegInks inks) {
  static final ByteBuffer NONE = ByteBuffer.allocate(0);

  /** Reads what a file says whose header was read. */
  static Embedded read(ByteBuffer image, Header header) {
    Bytes bytes = new Bytes(image);
    return switch (header.format()) {
      case JPEG -> new JpegColours(bytes).read();
      case PNG -> new PngColours(bytes).read();
      case WEBP -> WebpColours.read(bytes);
      case TIFF -> of(TiffHeader.samples(bytes));
      default -> rgb(8);
    };
  }

  private static Embedded of(TiffSamples tiff) {
    boolean broken = tiff.icc() == null || tiff.icc().limit() > IccProfile.MAX_BYTES;
    return new Embedded(
        tiff.grey() ? Space.GRAY : Space.RGB,
        tiff.sixteenBits() ? 16 : 8,
        broken ? NONE : tiff.icc(),
        broken,
        null,
        null);
  }

  static Embedded rgb(int bits) {
    return new Embedded(Space.RGB, bits, NONE, false, null, null);
  }
}
