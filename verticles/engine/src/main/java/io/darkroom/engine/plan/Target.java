package io.darkroom.engine.plan;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Fit;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.renditions.Frames;
import io.darkroom.contract.renditions.Geometry;
import io.darkroom.contract.renditions.RenditionSpec;
import io.darkroom.engine.header.Header;

/**
 * One rendition to make, in numbers.
 *
 * @param spec as it was asked for
 * @param format what it is encoded as; never a wish
 * @param room the part of the upright source that trimming and cropping left
 * @param part the part of it that is shown
 * @param width of what is shown, turned, in pixels
 * @param height of what is shown, turned, in pixels
 * @param canvas what it lies on then; null for nothing
 */
public record Target(
    RenditionSpec spec, Format format, Part room, Part part, int width, int height, Canvas canvas) {
  /** WebP's longest side = {@value} (RFC 9649 §3.4). */
  static final int MAX_WEBP_SIDE = 16_383;

  /** Fails with {@code INVALID_VALUE} or {@code CROP_OUTSIDE_IMAGE}. */
  static Target of(RenditionSpec spec, Header header, Frames frames, Part trimmed) {
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
    Frame frame = Frame.of(spec, header, trimmed);
    Fitted fitted = Fitted.of(asked, frame, max);
    return new Target(
        spec,
        format,
        frame.part(),
        frame.behind(fitted.window()),
        fitted.width(),
        fitted.height(),
        fitted.canvas());
  }

  /** The same, showing another part of the same size. */
  public Target showing(Part other) {
    return new Target(spec, format, room, other, width, height, canvas);
  }

  /** True if the picture decides which part of it is shown. */
  public boolean smart() {
    return spec.geometry().gravity().smart() && !part.equals(room);
  }

  /** The width of what is shown before it is turned. */
  public int uprightWidth() {
    return spec.geometry().turn().sideways() ? height : width;
  }

  /** The height of what is shown before it is turned. */
  public int uprightHeight() {
    return spec.geometry().turn().sideways() ? width : height;
  }

  /** True if it is all of the source in its own proportions, so that others can be made from it. */
  public boolean everything() {
    return part.whole() && spec.geometry().fit() != Fit.STRETCH;
  }

  /** Before its steps. */
  public long pixels() {
    return (long) outerWidth() * outerHeight();
  }

  /** The width it has before its steps: the canvas's, or of what is shown. */
  int outerWidth() {
    return canvas == null ? width : canvas.width();
  }

  /** The height it has before its steps. */
  int outerHeight() {
    return canvas == null ? height : canvas.height();
  }

  /**
   * How large the whole source is when the part shown has the target's size, by the larger side.
   */
  public double scale(Header header) {
    return Math.max(
        uprightWidth() / (part.width() * header.uprightWidth()),
        uprightHeight() / (part.height() * header.uprightHeight()));
  }

  private static Format format(Encoding asked, Header source, Frames frames) {
    boolean animated = source.animated() && frames == Frames.ALL;
    if (asked.format() == Format.AUTO && animated && asked.allow().contains(Format.WEBP)) {
      return Format.WEBP; // of those that are chosen from, the one that keeps all frames
    }
    boolean same = asked.format() == Format.SAME;
    if (asked.format() != Format.SOURCE && !same) {
      return asked.format();
    }
    return switch (source.format()) {
      case PNG -> Format.PNG;
      case WEBP -> Format.WEBP;
      case GIF -> animated || same ? Format.GIF : Format.JPEG;
      default -> Format.JPEG;
    };
  }
}
