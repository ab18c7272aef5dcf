package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * Which part of the source a rendition shows, and in which size.
 *
 * @param width in pixels; 0 when the height decides
 * @param height in pixels; 0 when the width decides
 * @param fit how the picture is fitted in
 * @param enlarge whether a picture smaller than that is enlarged
 */
public record Geometry(int width, int height, Fit fit, boolean enlarge) {
  /** Largest width or height that may be asked for, in pixels = {@value}. */
  public static final int MAX_SIDE = 16_384;

  static Geometry read(Conf conf) {
    Geometry geometry =
        new Geometry(
            conf.count("width", 0, 0, MAX_SIDE),
            conf.count("height", 0, 0, MAX_SIDE),
            conf.choice("fit", Fit.class, Fit.INSIDE),
            conf.flag("enlarge", false));
    if (geometry.width == 0 && geometry.height == 0) {
      conf.complain(Failure.MISSING_FIELD, "width", "or height must be given, in pixels");
    } else if (geometry.fit != Fit.INSIDE && (geometry.width == 0 || geometry.height == 0)) {
      conf.complain(
          Failure.MISSING_FIELD, "width", "and height are both needed when fit is not inside");
    }
    return geometry;
  }
}
