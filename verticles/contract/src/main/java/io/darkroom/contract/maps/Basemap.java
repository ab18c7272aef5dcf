package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.List;
import java.util.Set;

/**
 * What lies under all else, and which part of the world is drawn.
 *
 * @param bounds what is shown
 * @param zoom how large; may be fractional
 * @param url of tiles ({@link TileAddress}), or of a WMS that is asked tile by tile
 * @param tileSize side of its tiles in pixels
 * @param mapTime a line of the header; empty for none
 * @param mapTimes the same for each frame of an animation
 * @param wms what the WMS is asked beside the place; without meaning for tiles
 */
public record Basemap(
    Bounds bounds,
    double zoom,
    String url,
    int tileSize,
    String mapTime,
    List<String> mapTimes,
    Wms wms) {
  /** Largest zoom = {@value}. */
  public static final int MAX_ZOOM = 22;

  /** Widest map = {@value} pixels. */
  public static final int MAX_WIDTH = 4_096;

  /** Smallest side of a map = {@value} pixels. */
  public static final int MIN_SIDE = 16;

  /** What is drawn. */
  public Viewport viewport() {
    return Viewport.of(bounds, zoom);
  }

  static Basemap read(Conf conf) {
    Bounds bounds = Bounds.read(conf);
    if (!conf.has("zoom")) {
      conf.complain(Failure.MISSING_FIELD, "zoom", "is missing; it may be fractional, as 7.5");
    }
    double zoom = conf.number("zoom", 0, 0, MAX_ZOOM);
    String url = LayerUrl.read(conf);
    Conf params = conf.section("params");
    Wms wms = Wms.read(params, url, Set.of());
    if (wms.degrees() && !TileAddress.is(url)) {
      params.complain(
          Failure.INVALID_VALUE,
          "srs",
          "is \"" + wms.crs() + "\", must be EPSG:3857 for a basemap");
    }
    Basemap basemap =
        new Basemap(
            bounds,
            zoom,
            url,
            TileSize.read(conf),
            Times.one(conf, "map_time"),
            Times.all(conf, "map_times"),
            wms);
    if (conf.has("zoom")) {
      basemap.checkSize(conf);
    }
    return conf.done(basemap);
  }

  private void checkSize(Conf conf) {
    Viewport map = viewport();
    if (map.width() > MAX_WIDTH) {
      conf.complain(
          Failure.INVALID_VALUE,
          "zoom",
          "is "
              + zoom
              + ", which makes the map "
              + map.width()
              + " pixels wide, at most "
              + MAX_WIDTH
              + " are drawn; lower it, or make bbox smaller");
    }
    if (Math.min(map.width(), map.height()) < MIN_SIDE) {
      conf.complain(
          Failure.INVALID_VALUE,
          "zoom",
          "is "
              + zoom
              + ", which makes the map "
              + map.width()
              + "x"
              + map.height()
              + " pixels, each side must have at least "
              + MIN_SIDE
              + "; raise it, or make bbox larger");
    }
  }
}
