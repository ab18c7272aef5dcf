package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * Which file a rendition becomes.
 *
 * @param format what it is encoded as
 * @param quality 1 to 100, of JPEG and WebP
 */
public record Encoding(Format format, int quality) {
  /** Default quality of JPEG and WebP = {@value}. */
  public static final int DEFAULT_QUALITY = 80;

  static Encoding read(Conf conf) {
    return new Encoding(
        conf.choice("format", Format.class, Format.SOURCE),
        conf.count("quality", DEFAULT_QUALITY, 1, 100));
  }
}
