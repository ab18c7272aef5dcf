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
    return read(image, true);
  }

  /**
   * The same.
   *
   * @param acceptTruncated whether a JPEG that ends early is let in, where that is configured
   */
  public Header read(ByteBuffer image, boolean acceptTruncated) {
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
    Header header = Header.read(bytes, format);
    checkPixels(header);
    // Of a JPEG the part that is there can be developed, of the others nothing.
    if (!header.complete()
        && !(acceptTruncated && limits.acceptTruncated() && format == SourceFormat.JPEG)) {
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
