package io.darkroom.engine.header;

/**
 * What an image says of itself before anything of it is decoded.
 *
 * @param format by its first bytes
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param orientation EXIF's, 1 to 8; 1 when there is none
 * @param alpha whether it may have transparent pixels
 * @param progressive of a JPEG: decoding costs memory for the full size, whatever the reduction
 * @param animated whether it has more than one frame
 * @param complete false when the file ends before the image does
 */
public record Header(
    SourceFormat format,
    int width,
    int height,
    int orientation,
    boolean alpha,
    boolean progressive,
    boolean animated,
    boolean complete) {

  /** Reads the header of a file of that format, whatever it says; {@link Probe} judges it. */
  public static Header read(Bytes bytes, SourceFormat format) {
    return switch (format) {
      case JPEG -> JpegHeader.read(bytes);
      case PNG -> PngHeader.read(bytes);
      case WEBP -> WebpHeader.read(bytes);
      case GIF -> GifHeader.read(bytes);
      case BMP -> BmpHeader.read(bytes);
      case TIFF -> TiffHeader.read(bytes);
      default -> throw new IllegalStateException(format + " was allowed without a parser");
    };
  }

  /** True when upright it is as wide as it is stored high. */
  public boolean lyingDown() {
    return orientation >= 5;
  }

  /** The width of the upright picture. */
  public int uprightWidth() {
    return lyingDown() ? height : width;
  }

  /** The height of the upright picture. */
  public int uprightHeight() {
    return lyingDown() ? width : height;
  }

  public long pixels() {
    return (long) width * height;
  }
}
