package io.darkroom.contract.maps;

/**
 * Which pixels of the world a map shows. At a zoom the world is {@value #TILE} times two to the
 * zoom pixels wide and high; the map begins and ends at whole ones, so that at whole zooms each
 * pixel of a tile is one of the map. No place is off by more than half a pixel.
 *
 * @param zoom at which it is drawn: the one asked for, or less when the map would be higher than
 *     {@value #MAX_HEIGHT} pixels
 * @param left of the map, in pixels of the world from the date line; may be negative
 * @param top of the map, in pixels of the world
 * @param width in pixels
 * @param height in pixels, at most {@value #MAX_HEIGHT}
 */
public record Viewport(double zoom, long left, long top, int width, int height) {
  /** Side of the usual tile = {@value} pixels. */
  public static final int TILE = 256;

  /** Highest map = {@value} pixels; a higher one is drawn at a lower zoom. */
  public static final int MAX_HEIGHT = 800;

  /** What a box shows at a zoom. */
  public static Viewport of(Bounds bounds, double zoom) {
    double top = Mercator.y(bounds.north());
    double bottom = Mercator.y(bounds.south());
    double drawn = zoom;
    if (height(top, bottom, world(zoom)) > MAX_HEIGHT) {
      drawn = Math.log(MAX_HEIGHT / (bottom - top) / TILE) / Math.log(2);
    }
    double world = world(drawn);
    long first = Math.round(Mercator.x(bounds.west()) * world);
    long above = Math.round(top * world);
    return new Viewport(
        drawn,
        first,
        above,
        (int) Math.min(Integer.MAX_VALUE, Math.round(Mercator.x(bounds.east()) * world) - first),
        (int) Math.min(MAX_HEIGHT, Math.round(bottom * world) - above));
  }

  private static long height(double top, double bottom, double world) {
    return Math.round(bottom * world) - Math.round(top * world);
  }

  /** The world's width and height in pixels at a zoom; not whole at fractional ones. */
  public static double world(double zoom) {
    return TILE * Math.pow(2, zoom);
  }

  /** The world's width and height in pixels as this map is drawn. */
  public double world() {
    return world(zoom);
  }

  /** The longitude of a place in the map, in pixels from its left edge. */
  public double longitude(double x) {
    return Mercator.longitude((left + x) / world());
  }

  /** The latitude of a place in the map, in pixels from its top edge. */
  public double latitude(double y) {
    return Mercator.latitude((top + y) / world());
  }

  /** Where a longitude is, in pixels from the map's left edge. */
  public double x(double longitude) {
    return Mercator.x(longitude) * world() - left;
  }

  /** Where a latitude is, in pixels from the map's top edge. */
  public double y(double latitude) {
    return Mercator.y(latitude) * world() - top;
  }
}
