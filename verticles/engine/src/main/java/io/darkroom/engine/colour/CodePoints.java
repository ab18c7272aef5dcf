package io.darkroom.engine.colour;

/** Colours by code points (ITU-T H.273 tables 2 and 3), as far as they are for still pictures. */
final class CodePoints {
  private CodePoints() {}

  /** Null for code points that are not known, or mean a range above white. */
  static Conversion conversion(int primaries, int transfer, Space space) {
    Chroma chroma =
        switch (primaries) {
          case 1 -> Chroma.SRGB;
          case 9 -> Chroma.BT2020;
          case 12 -> Chroma.DISPLAY_P3;
          default -> null;
        };
    Curve curve =
        switch (transfer) {
          case 1, 6, 14, 15 -> CodePoints::television;
          case 4 -> Curve.gamma(2.2);
          case 5 -> Curve.gamma(2.8);
          case 8 -> Curve.LINEAR;
          case 13 -> Curve.SRGB;
          default -> null;
        };
    return chroma == null || curve == null ? null : chroma.conversion(curve, space);
  }

  /** ITU-R BT.709 §1.2, the other way round. */
  private static double television(double value) {
    return value < 0.081 ? value / 4.5 : Math.pow((value + 0.099) / 1.099, 1 / 0.45);
  }
}
