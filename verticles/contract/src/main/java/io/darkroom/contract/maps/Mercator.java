package io.darkroom.contract.maps;

/**
 * The projection of web maps (EPSG:3857): a sphere on a square. Here the square is 1 wide, its left
 * edge the date line, its top edge {@link #MAX_LATITUDE}; {@code x} goes on beyond it, round and
 * round the world.
 *
 * <p>Formulas: IOGP Guidance Note 7-2, §3.2.1.2 (Popular Visualisation Pseudo Mercator).
 */
public final class Mercator {
  /** Where the square ends = {@value} degrees: atan(sinh(pi)). */
  public static final double MAX_LATITUDE = 85.0511287798066;

  /** From the square's middle to its edge, in metres = {@value}: pi times the sphere's radius. */
  public static final double HALF_WORLD = 20037508.342789244;

  private Mercator() {}

  /** Of a longitude in degrees; any. */
  public static double x(double longitude) {
    return longitude / 360 + 0.5;
  }

  /** Of a latitude in degrees; those beyond {@link #MAX_LATITUDE} count as it. From 0 to 1. */
  public static double y(double latitude) {
    double clamped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude));
    double sine = Math.sin(Math.toRadians(clamped));
    double y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    return Math.max(0, Math.min(1, y));
  }

  /** The longitude of an {@code x}, in degrees. */
  public static double longitude(double x) {
    return (x - 0.5) * 360;
  }

  /** The latitude of a {@code y}, in degrees. */
  public static double latitude(double y) {
    return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
  }

  /** Metres to the east of Greenwich, as EPSG:3857 has them. */
  public static double eastMetres(double x) {
    return (2 * x - 1) * HALF_WORLD;
  }

  /** Metres to the north of the equator, as EPSG:3857 has them. */
  public static double northMetres(double y) {
    return (1 - 2 * y) * HALF_WORLD;
  }
}
