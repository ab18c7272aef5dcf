package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * Which part of the source a rendition shows, how it is turned, and in which size. The order is
 * always the same, whatever the order of the keys: the source is turned upright, trimmed, cropped,
 * rotated and flipped, fitted.
 *
 * @param trim what borders are cut off; null for none
 * @param crop the box of that which is gone on with; null for all of it
 * @param turn how that is rotated and flipped
 * @param width in pixels, {@code dpr} included; 0 when the height decides
 * @param height in pixels, {@code dpr} included; 0 when the width decides
 * @param fit how the picture is fitted in
 * @param enlarge whether a picture smaller than that is enlarged
 * @param gravity what {@code cover} keeps and where {@code contain} puts it
 * @param background what is behind the picture: around it, and where it is transparent; null for
 *     nothing, or the configuration's colour where the format has no transparency
 * @param dpr pixels of the rendition to one of the job's, on both axes
 */
public record Geometry(
    Trim trim,
    CropBox crop,
    Turn turn,
    int width,
    int height,
    Fit fit,
    boolean enlarge,
    Gravity gravity,
    Colour background,
    double dpr) {
  /** Largest width or height that may be asked for, in pixels = {@value}. */
  public static final int MAX_SIDE = 16_384;

  /** Largest {@code dpr} = {@value}: no screen has more. */
  public static final double MAX_DPR = 4;

  static Geometry read(Conf conf) {
    double dpr = conf.number("dpr", 1, 1, MAX_DPR);
    Geometry geometry =
        new Geometry(
            Trim.read(conf),
            CropBox.read(conf),
            Turn.read(conf),
            side(conf, "width", dpr),
            side(conf, "height", dpr),
            conf.choice("fit", Fit.class, Fit.INSIDE),
            conf.flag("enlarge", false),
            Gravity.read(conf),
            Colour.read(conf, "background", null),
            dpr);
    if (geometry.width == 0 && geometry.height == 0) {
      conf.complain(Failure.MISSING_FIELD, "width", "or height must be given, in pixels");
    } else if (geometry.fit != Fit.INSIDE && (geometry.width == 0 || geometry.height == 0)) {
      conf.complain(
          Failure.MISSING_FIELD, "width", "and height are both needed when fit is not inside");
    }
    return geometry;
  }

  private static int side(Conf conf, String key, double dpr) {
    int asked = conf.count(key, 0, 0, MAX_SIDE);
    long pixels = Math.round(asked * dpr);
    if (pixels > MAX_SIDE) {
      conf.complain(
          Failure.INVALID_VALUE,
          key,
          "is " + asked + ", with dpr " + pixels + " pixels, must be at most " + MAX_SIDE);
      return asked;
    }
    return (int) pixels;
  }
}
