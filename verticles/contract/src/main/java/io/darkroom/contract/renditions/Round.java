package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * Rounds the corners off, or cuts out a circle; what is cut off is transparent. Radii that do not
 * fit into the picture together are made smaller together (CSS Backgrounds 3, §4.5).
 *
 * @param topLeft radius in pixels
 * @param topRight radius in pixels
 * @param bottomRight radius in pixels
 * @param bottomLeft radius in pixels
 * @param circle the picture becomes the largest circle in its middle, and its sides the circle's
 *     diameter
 */
public record Round(int topLeft, int topRight, int bottomRight, int bottomLeft, boolean circle)
    implements StepSpec {
  /** Largest radius = {@value}. */
  public static final int MAX_RADIUS = 8_192;

  @Override
  public Round times(double dpr) {
    return new Round(
        Lengths.times(topLeft, dpr),
        Lengths.times(topRight, dpr),
        Lengths.times(bottomRight, dpr),
        Lengths.times(bottomLeft, dpr),
        circle);
  }

  static Round read(Conf conf) {
    int radius = conf.count("radius", 0, 0, MAX_RADIUS);
    Round round =
        new Round(
            conf.count("topLeft", radius, 0, MAX_RADIUS),
            conf.count("topRight", radius, 0, MAX_RADIUS),
            conf.count("bottomRight", radius, 0, MAX_RADIUS),
            conf.count("bottomLeft", radius, 0, MAX_RADIUS),
            conf.flag("circle", false));
    boolean corners = round.topLeft + round.topRight + round.bottomRight + round.bottomLeft > 0;
    if (corners && round.circle) {
      conf.complain(Failure.INVALID_VALUE, "circle", "leaves no corners to round; omit the radii");
    } else if (!corners && !round.circle) {
      conf.complain(Failure.MISSING_FIELD, "radius", "in pixels must be given, or circle");
    }
    return round;
  }
}
