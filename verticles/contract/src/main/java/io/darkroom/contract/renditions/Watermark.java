package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Source;
import java.util.List;

/**
 * Lays another image on the picture. Without a size of its own it has the image's, or the picture's
 * when that is smaller.
 *
 * @param source where the image comes from
 * @param size how large it is
 * @param rotate degrees to the right, about its middle
 * @param opacity 0 for not to be seen to 1
 * @param place where it lies, or one of them does when tiled
 * @param tile whether it is repeated over the whole picture
 * @param gap pixels between tiles
 */
public record Watermark(
    Source source, Size size, double rotate, double opacity, Placement place, boolean tile, int gap)
    implements StepSpec {
  /** Smallest scale = {@value}. */
  public static final double MIN_SCALE = 0.01;

  /** Largest gap = {@value}. */
  public static final int MAX_GAP = 4_096;

  /** Where it lies unless told otherwise. */
  public static final Gravity DEFAULT_GRAVITY = new Gravity(1, 1, false);

  /**
   * How large it is, before it is rotated; proportions are kept.
   *
   * @param scale its width, of the picture's; 0 when not given
   * @param width longest width in pixels; 0 when not given
   * @param height longest height in pixels; 0 when not given
   */
  public record Size(double scale, int width, int height) {
    private static Size read(Conf conf) {
      Size size =
          new Size(
              conf.has("scale") ? conf.number("scale", 1, MIN_SCALE, 1) : 0,
              conf.count("width", 0, 0, Geometry.MAX_SIDE),
              conf.count("height", 0, 0, Geometry.MAX_SIDE));
      if (size.scale > 0 && size.width + size.height > 0) {
        conf.complain(
            Failure.INVALID_VALUE, "scale", "and a size in pixels are given; omit one of them");
      }
      return size;
    }
  }

  static Watermark read(Conf conf) {
    if (!conf.has("source")) {
      conf.complain(Failure.MISSING_FIELD, "source", "is missing; give source.url or source.blob");
    }
    return new Watermark(
        conf.has("source") ? Source.read(conf.section("source")) : null,
        Size.read(conf),
        conf.number("rotate", 0, -360, 360),
        conf.number("opacity", 1, 0, 1),
        Placement.read(conf, DEFAULT_GRAVITY),
        conf.flag("tile", false),
        conf.count("gap", 0, 0, MAX_GAP));
  }

  @Override
  public List<Source> sources() {
    return source == null ? List.of() : List.of(source);
  }

  @Override
  public Watermark times(double dpr) {
    Size grown =
        new Size(size.scale, Lengths.times(size.width, dpr), Lengths.times(size.height, dpr));
    return new Watermark(
        source, grown, rotate, opacity, place.times(dpr), tile, Lengths.times(gap, dpr));
  }
}
