package io.darkroom.engine.plan;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.renditions.Frames;
import io.darkroom.contract.renditions.Geometry;
import io.darkroom.contract.renditions.RenditionSpec;
import io.darkroom.engine.header.Header;

/**
 * One rendition to make, in numbers. Nothing is enlarged unless that was asked for: then {@code
 * inside} gives the source's own size, {@code cover} the largest picture of the proportions asked
 * for, and {@code stretch} sides no longer than the source's.
 *
 * @param spec as it was asked for
 * @param format what it is encoded as; never SOURCE
 * @param crop the part of the upright source that it shows
 * @param width in pixels
 * @param height in pixels
 */
public record Target(RenditionSpec spec, Format format, Crop crop, int width, int height) {
  /** WebP's longest side = {@value} (RFC 9649 §3.4). */
  static final int MAX_WEBP_SIDE = 16_383;

  static Target of(RenditionSpec spec, Header header, Frames frames) {
    Geometry asked = spec.geometry();
    Format format = format(spec.encoding(), header, frames);
    int max = format == Format.WEBP ? MAX_WEBP_SIDE : Geometry.MAX_SIDE;
    if (Math.max(asked.width(), asked.height()) > max) {
      throw Failure.INVALID_VALUE.with(
          "The rendition "
              + spec.name()
              + " is "
              + asked.width()
              + "x"
              + asked.height()
              + "; sides of a WebP are at most "
              + max
              + ".");
    }
    int width = asked.width() == 0 ? max : asked.width();
    int height = asked.height() == 0 ? max : asked.height();
    return switch (asked.fit()) {
      case INSIDE -> inside(spec, format, header, width, height);
      case COVER -> cover(spec, format, header, width, height);
      case STRETCH -> stretch(spec, format, header, width, height);
    };
  }

  public long pixels() {
    return (long) width * height;
  }

  /**
   * How large the whole source is when the part shown has the target's size, by the larger side.
   */
  public double scale(Header header) {
    return Math.max(
        width / (crop.width() * header.uprightWidth()),
        height / (crop.height() * header.uprightHeight()));
  }

  private static Target inside(
      RenditionSpec spec, Format format, Header header, int width, int height) {
    double w = header.uprightWidth();
    double h = header.uprightHeight();
    double fit = Math.min(width / w, height / h);
    double scale = spec.geometry().enlarge() ? fit : Math.min(1, fit);
    return new Target(spec, format, Crop.WHOLE, side(w * scale), side(h * scale));
  }

  private static Target cover(
      RenditionSpec spec, Format format, Header header, int width, int height) {
    double w = header.uprightWidth();
    double h = header.uprightHeight();
    double shrink = spec.geometry().enlarge() ? 1 : Math.min(1, Math.min(w / width, h / height));
    int targetWidth = side(width * shrink);
    int targetHeight = side(height * shrink);
    double scale = Math.max(targetWidth / w, targetHeight / h);
    Crop crop =
        new Crop(Math.min(1, targetWidth / (w * scale)), Math.min(1, targetHeight / (h * scale)));
    return new Target(spec, format, crop, targetWidth, targetHeight);
  }

  private static Target stretch(
      RenditionSpec spec, Format format, Header header, int width, int height) {
    return new Target(
        spec,
        format,
        Crop.WHOLE,
        spec.geometry().enlarge() ? width : Math.min(width, header.uprightWidth()),
        spec.geometry().enlarge() ? height : Math.min(height, header.uprightHeight()));
  }

  private static int side(double length) {
    return Math.max(1, (int) Math.round(length));
  }

  private static Format format(Encoding asked, Header source, Frames frames) {
    boolean animated = source.animated() && frames == Frames.ALL;
    if (asked.format() == Format.AUTO && animated && asked.allow().contains(Format.WEBP)) {
      return Format.WEBP; // of those that are chosen from, the one that keeps all frames
    }
    if (asked.format() != Format.SOURCE) {
      return asked.format();
    }
    return switch (source.format()) {
      case PNG -> Format.PNG;
      case WEBP -> Format.WEBP;
      case GIF -> animated ? Format.GIF : Format.JPEG;
      default -> Format.JPEG;
    };
  }
}
