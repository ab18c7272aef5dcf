package io.darkroom.engine.encode;

import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to encode a picture.
 *
 * @param format of the file
 * @param lossless whether every pixel is kept as it is
 */
record Way(Format format, boolean lossless) {
  private static final Way JPEG = new Way(Format.JPEG, false);
  private static final Way PNG = new Way(Format.PNG, true);
  private static final Way WEBP = new Way(Format.WEBP, false);
  private static final Way LOSSLESS_WEBP = new Way(Format.WEBP, true);

  /** The one way to do what was asked for. */
  static Way of(Format format, Encoding encoding) {
    return new Way(format, format == Format.PNG || (format == Format.WEBP && encoding.lossless()));
  }

  /**
   * The ways that are allowed, best first: for graphics without loss, then with; for photographs
   * the other way round. Within that WebP is the smallest. A JPEG is out if something shines
   * through.
   */
  static List<Way> allowed(Content content, List<Format> allow) {
    List<Way> ways = new ArrayList<>();
    ways.addAll(
        content.graphics()
            ? List.of(LOSSLESS_WEBP, PNG, WEBP, JPEG)
            : List.of(WEBP, JPEG, LOSSLESS_WEBP, PNG));
    ways.removeIf(
        way -> !allow.contains(way.format) || (way.format == Format.JPEG && content.transparent()));
    return ways;
  }
}
