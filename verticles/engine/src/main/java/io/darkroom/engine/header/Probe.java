package io.darkroom.engine.header;

import io.darkroom.contract.Failure;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;

/**
 * The door of the darkroom: reads an image's header, and refuses what must not reach a decoder.
 * Decoding cannot be interrupted and takes memory by the pixel, so what it may cost is known, and
 * limited, before it begins.
 */
public final class Probe {
  private final Limits limits;

  public Probe(Limits limits) {
    this.limits = limits;
  }

  /**
   * Reads the header of an image that may be developed. Fails with {@code IMAGE_EMPTY}, {@code
   * NOT_AN_IMAGE}, {@code FORMAT_NOT_ALLOWED}, {@code AVIF_NOT_DECODED}, {@code HEIC_NOT_DECODED},
   * {@code IMAGE_TRUNCATED}, {@code IMAGE_CORRUPT}, {@code IMAGE_TOO_MANY_PIXELS}, {@code
   * IMAGE_ANIMATED}.
   */
  public Header read(ByteBuffer image) {
    Bytes bytes = new Bytes(image);
    if (bytes.length() == 0) {
      throw Failure.IMAGE_EMPTY.with("The image has no bytes; send its file.");
    }
    SourceFormat format = SourceFormat.of(bytes);
    if (format == null) {
      throw Failure.NOT_AN_IMAGE.with(
          "The " + bytes.length() + " bytes are not an image; send one of " + allowed() + ".");
    }
    if (!limits.formats().contains(format)) {
      throw refusal(format)
          .with("The image is " + format.wire() + "; send one of " + allowed() + ".");
    }
    Header header =
        switch (format) {
          case JPEG -> JpegHeader.read(bytes);
          case PNG -> PngHeader.read(bytes);
          case WEBP -> WebpHeader.read(bytes);
          case GIF -> GifHeader.read(bytes);
          case BMP -> BmpHeader.read(bytes);
          case TIFF -> TiffHeader.read(bytes);
          default -> throw new IllegalStateException(format + " was allowed without a parser");
        };
    checkPixels(header);
    if (header.animated() && format == SourceFormat.WEBP) {
      throw Failure.IMAGE_ANIMATED.with("The WebP is animated; send a still one.");
    }
    // Of a JPEG the part that is there can be developed, of the others nothing.
    if (!header.complete() && !(limits.acceptTruncated() && format == SourceFormat.JPEG)) {
      throw Failure.IMAGE_TRUNCATED.with(
          "The "
              + format.wire()
              + " ends early, after "
              + bytes.length()
              + " bytes; send it whole.");
    }
    return header;
  }

  private void checkPixels(Header header) {
    check(header, "maxPixels", limits.maxPixels(), "image");
    if (header.progressive()) {
      check(header, "maxProgressivePixels", limits.maxProgressivePixels(), "progressive JPEG");
    }
    if (header.format() == SourceFormat.GIF) {
      check(header, "maxGifPixels", limits.maxGifPixels(), "GIF");
    }
    if (header.format() == SourceFormat.TIFF) {
      check(header, "maxTiffPixels", limits.maxTiffPixels(), "TIFF");
    }
  }

  /**
   * Checks the pixels of a JPEG that turned out to be CMYK. Fails with {@code
   * IMAGE_TOO_MANY_PIXELS}.
   */
  public void checkInks(Header header) {
    check(header, "maxCmykPixels", limits.maxCmykPixels(), "CMYK JPEG");
  }

  private static void check(Header header, String key, int limit, String what) {
    if (header.pixels() > limit) {
      throw Failure.IMAGE_TOO_MANY_PIXELS.with(
          String.format(
              "The %s is %dx%d, %d pixels; engine.%s allows %d. Send a smaller one.",
              what, header.width(), header.height(), header.pixels(), key, limit));
    }
  }

  private static Failure refusal(SourceFormat format) {
    return switch (format) {
      case AVIF -> Failure.AVIF_NOT_DECODED;
      case HEIF -> Failure.HEIC_NOT_DECODED;
      default -> Failure.FORMAT_NOT_ALLOWED;
    };
  }

  private String allowed() {
    return limits.formats().stream().map(SourceFormat::wire).collect(Collectors.joining(", "));
  }
}
