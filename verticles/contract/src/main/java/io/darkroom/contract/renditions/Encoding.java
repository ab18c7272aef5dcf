package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.List;

/**
 * Which file a rendition becomes. What a format has no use for, it leaves aside: an encoding may be
 * a preset for all kinds of pictures.
 *
 * @param format what it is encoded as
 * @param allow of what {@link Format#AUTO} chooses
 * @param quality 1 to 100, of JPEG and lossy WebP
 * @param maxBytes largest file; 0 for any. Quality is lowered until it fits
 * @param minQuality how low quality may become for that
 * @param progressive of JPEG: comes coarse first; also smaller, and slower to make
 * @param subsampling of JPEG
 * @param lossless of WebP
 * @param compression of PNG
 * @param dither of GIF: whether colours it has no room for are mixed from those it has
 */
public record Encoding(
    Format format,
    List<Format> allow,
    int quality,
    int maxBytes,
    int minQuality,
    boolean progressive,
    Subsampling subsampling,
    boolean lossless,
    Compression compression,
    boolean dither) {
  /** Default quality of JPEG and WebP = {@value}. */
  public static final int DEFAULT_QUALITY = 80;

  /** Default of how low quality may become for {@code maxBytes} = {@value}. */
  public static final int DEFAULT_MIN_QUALITY = 20;

  /** Default of what {@code auto} chooses of. */
  public static final List<Format> DEFAULT_ALLOW = List.of(Format.JPEG, Format.PNG, Format.WEBP);

  /** A file of that format, everything else at its default. */
  public static Encoding of(Format format) {
    return new Encoding(
        format,
        DEFAULT_ALLOW,
        DEFAULT_QUALITY,
        0,
        DEFAULT_MIN_QUALITY,
        false,
        Subsampling.YUV_420,
        false,
        Compression.FAST,
        true);
  }

  /** The same without {@code maxBytes}. */
  public Encoding ofAnySize() {
    return of(0);
  }

  /** The same with room for some bytes more, in {@code maxBytes}. */
  public Encoding leaving(int bytes) {
    return maxBytes == 0 ? this : of(Math.max(1, maxBytes - bytes));
  }

  private Encoding of(int otherMaxBytes) {
    return new Encoding(
        format,
        allow,
        quality,
        otherMaxBytes,
        minQuality,
        progressive,
        subsampling,
        lossless,
        compression,
        dither);
  }

  /** Reads the keys of an encoding, among others. */
  public static Encoding read(Conf conf) {
    Format format = conf.choice("format", Format.class, Format.SOURCE);
    List<Format> allow = AllowedFormats.read(conf, format);
    int quality = conf.count("quality", DEFAULT_QUALITY, 1, 100);
    Encoding encoding =
        new Encoding(
            format == Format.AUTO && allow.size() == 1 ? allow.get(0) : format,
            allow,
            quality,
            conf.count("maxBytes", 0, 0, Integer.MAX_VALUE),
            conf.count("minQuality", Math.min(quality, DEFAULT_MIN_QUALITY), 1, 100),
            conf.flag("progressive", false),
            Subsampling.read(conf),
            conf.flag("lossless", false),
            conf.choice("compression", Compression.class, Compression.FAST),
            conf.flag("dither", true));
    encoding.check(conf);
    return encoding;
  }

  private void check(Conf conf) {
    if (minQuality > quality) {
      conf.complain(
          Failure.INVALID_VALUE, "minQuality", "is " + minQuality + ", above quality: " + quality);
    }
    if (lossless && (format == Format.JPEG || format == Format.AUTO)) {
      conf.complain(Failure.INVALID_VALUE, "lossless", "is for format: webp, or source, or same");
    }
    if (maxBytes > 0 && (lossless || format == Format.PNG || format == Format.GIF)) {
      conf.complain(
          Failure.INVALID_VALUE,
          "maxBytes",
          "lowers quality, which is of jpeg and lossy webp only");
    }
  }
}
