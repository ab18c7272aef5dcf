package io.darkroom.map.plan;

import io.darkroom.contract.maps.Mercator;
import io.darkroom.contract.maps.Overlay;
import io.darkroom.contract.maps.Viewport;
import java.util.ArrayList;
import java.util.List;

/**
 * The images that a WMS is asked for so that they cover a map: one, or, since few services draw
 * across the date line, one for each side of it. Where it goes through a pixel, the pixel is of the
 * side that its middle is on.
 *
 * <p>A service that is asked in degrees gives rows that are evenly apart in degrees, as fine as the
 * map's are where they are finest.
 */
final class Request {
  /** Most rows that are asked for = {@value}: services have such limits. */
  private static final int MAX_ROWS = 4_096;

  private final Viewport map;
  private final Overlay overlay;
  private final boolean degrees;
  private final int height;

  Request(Viewport map, Overlay overlay) {
    this.map = map;
    this.overlay = overlay;
    degrees = overlay.wms().degrees();
    height = degrees ? rows(map) : map.height();
  }

  private static int rows(Viewport map) {
    double all = map.latitude(0) - map.latitude(map.height());
    double first = map.latitude(0) - map.latitude(1);
    double last = map.latitude(map.height() - 1) - map.latitude(map.height());
    return (int) Math.min(MAX_ROWS, Math.ceil(all / Math.min(first, last)));
  }

  /** Rows of the mosaic. */
  int height() {
    return height;
  }

  Axis down() {
    return degrees ? Axis.latitudes(map, height) : Axis.same(map.height());
  }

  List<Piece> pieces() {
    WmsQuery query = new WmsQuery(overlay.url(), overlay.wms());
    List<Piece> pieces = new ArrayList<>();
    for (int from = 0; from < map.width(); ) {
      double middle = (map.left() + from + 0.5) / map.world();
      double lap = Math.floor(middle);
      int to = (int) Math.min(map.width(), Math.round((lap + 1) * map.world()) - map.left());
      to = Math.max(from + 1, to);
      double west = (map.left() + from) / map.world() - lap;
      double east = (map.left() + to) / map.world() - lap;
      pieces.add(
          new Piece(
              query.map(box(west, east), to - from, height, overlay.validTime()),
              from,
              0,
              to - from,
              height));
      from = to;
    }
    return pieces;
  }

  private double[] box(double west, double east) {
    double north = map.top() / map.world();
    double south = (map.top() + map.height()) / map.world();
    return degrees
        ? new double[] {
          Mercator.longitude(west),
          Mercator.latitude(south),
          Mercator.longitude(east),
          Mercator.latitude(north)
        }
        : new double[] {
          Mercator.eastMetres(west),
          Mercator.northMetres(south),
          Mercator.eastMetres(east),
          Mercator.northMetres(north)
        };
  }

  String legend() {
    return overlay.legend() ? new WmsQuery(overlay.url(), overlay.wms()).legend() : "";
  }
}
