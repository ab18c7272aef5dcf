package io.darkroom.engine.encode;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.animation.encode.GifWriter;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Depth;
import io.darkroom.engine.turbo.TurboJpeg;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import org.opencv.imgproc.Imgproc;

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

  /**
   * The file; alpha is straight, and lost in a JPEG. Fails with {@code RENDITION_TOO_LARGE}.
   *
   * @param format what it is to be; AUTO for what suits it best
   */
  public Encoded encode(Pixels picture, Format format, Encoding encoding) {
    if (format != Format.AUTO) {
      return first(picture, List.of(Way.of(format, encoding)), encoding);
    }
    Content content = Content.of(picture);
    List<Way> ways = Way.allowed(content, encoding.allow());
    if (picture.alpha() && !content.transparent()) {
      try (Pixels opaque =
          picture
              .memory()
              .make(to -> Imgproc.cvtColor(picture.mat(), to, Imgproc.COLOR_BGRA2BGR))) {
        return first(opaque, ways, encoding);
      }
    }
    return first(picture, ways, encoding);
  }

  /** By the first way that keeps to {@code maxBytes}. */
  private Encoded first(Pixels picture, List<Way> ways, Encoding encoding) {
    int most = encoding.maxBytes();
    int smallest = Integer.MAX_VALUE;
    for (Way way : ways) {
      Encoded file = encode(picture, way, encoding);
      if (most == 0 || file.file().length() <= most) {
        return file;
      }
      smallest = Math.min(smallest, file.file().length());
    }
    throw Failure.RENDITION_TOO_LARGE.with(
        String.format(
            "A rendition of %dx%d takes %d bytes at least; maxBytes allows %d."
                + " Ask for a smaller size, or lower minQuality (now %d).",
            picture.width(), picture.height(), smallest, most, encoding.minQuality()));
  }

  /** 16 bits are kept to here, and on where the format has them. */
  private Encoded encode(Pixels picture, Way way, Encoding encoding) {
    if (way.format() != Format.PNG && Depth.sixteenBits(picture)) {
      try (Pixels eightBits = Depth.eightBits(picture)) {
        return encode(eightBits, way, encoding);
      }
    }
    if (way.format() == Format.PNG) {
      return encoded(way.format(), 0, PngFile.encode(picture, encoding.compression()));
    }
    if (way.format() == Format.GIF) {
      return encoded(way.format(), 0, gif(picture, encoding.dither()));
    }
    if (way.lossless()) {
      return encoded(way.format(), 0, WebpFile.lossless(picture));
    }
    if (encoding.maxBytes() == 0) {
      return lossy(picture, way.format(), encoding, encoding.quality());
    }
    return new QualitySearch(
            quality -> lossy(picture, way.format(), encoding, quality), encoding.maxBytes())
        .best(encoding.minQuality(), encoding.quality());
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
      case GIF -> "gif";
      default -> "jpg";
    };
  }

  /** The format's media type. */
  public static String contentType(Format format) {
    return switch (format) {
      case PNG -> "image/png";
      case WEBP -> "image/webp";
      case GIF -> "image/gif";
      default -> "image/jpeg";
    };
  }

  private static byte[] gif(Pixels picture, boolean dither) {
    if (picture.mat().channels() > 1) {
      return GifWriter.still(picture, dither);
    }
    try (Pixels colour =
        picture.memory().make(to -> Imgproc.cvtColor(picture.mat(), to, Imgproc.COLOR_GRAY2BGR))) {
      return GifWriter.still(colour, dither);
    }
  }
}
