package io.darkroom.engine.encode;

import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.turbo.TurboJpeg;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Encodes pictures. No metadata is written: nothing of the source's goes out but its pixels. */
public final class Encoder {
  private final JpegFile jpeg;

  /**
   * An encoder.
   *
   * @param turbo encodes JPEGs, if there is one
   */
  public Encoder(Optional<TurboJpeg> turbo) {
    jpeg = new JpegFile(turbo.map(TurboJpeg::encoder).orElse(null));
  }

  /** The file; alpha is straight, and lost in a JPEG. */
  public Encoded encode(Pixels picture, Format format, Encoding encoding) {
    return switch (format) {
      case PNG -> encoded(format, 0, PngFile.encode(picture, encoding.compression()));
      case WEBP ->
          encoding.lossless()
              ? encoded(format, 0, WebpFile.lossless(picture))
              : lossy(picture, format, encoding, encoding.quality());
      default -> lossy(picture, Format.JPEG, encoding, encoding.quality());
    };
  }

  private Encoded lossy(Pixels picture, Format format, Encoding encoding, int quality) {
    byte[] file =
        format == Format.WEBP
            ? WebpFile.lossy(picture, quality)
            : jpeg.encode(picture, encoding, quality);
    return encoded(format, quality, file);
  }

  private static Encoded encoded(Format format, int quality, byte[] file) {
    return new Encoded(format, quality, Buffer.buffer(file));
  }

  /** The format's extension. */
  public static String extension(Format format) {
    return switch (format) {
      case PNG -> "png";
      case WEBP -> "webp";
      default -> "jpg";
    };
  }

  /** The format's media type. */
  public static String contentType(Format format) {
    return switch (format) {
      case PNG -> "image/png";
      case WEBP -> "image/webp";
      default -> "image/jpeg";
    };
  }
}
