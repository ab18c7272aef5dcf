package io.darkroom.map.plan;

import io.darkroom.contract.maps.Basemap;
import io.darkroom.contract.maps.MapOptions;
import io.darkroom.contract.maps.Overlay;
import io.darkroom.contract.maps.TileAddress;
import io.darkroom.contract.maps.Viewport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a map is made of.
 *
 * @param map which pixels of the world it shows
 * @param basemap what lies below
 * @param overlays as the job lists them: the first lies on top
 */
public record MapPlan(Viewport map, Layer basemap, List<Layer> overlays) {
  /** The basemap's name in results = {@value}. */
  public static final String BASEMAP = "basemap";

  /** The plan of an image, or of one frame. */
  public static MapPlan of(MapOptions options) {
    Viewport map = options.basemap().viewport();
    List<Layer> overlays = new ArrayList<>();
    for (Overlay overlay : options.overlays()) {
      overlays.add(overlay(map, "overlays[" + overlays.size() + "]", overlay));
    }
    return new MapPlan(map, basemap(map, options.basemap()), List.copyOf(overlays));
  }

  private static Layer basemap(Viewport map, Basemap basemap) {
    Tiling tiling = Tiling.of(map, basemap.tileSize());
    List<Piece> pieces =
        TileAddress.is(basemap.url())
            ? tiling.pieces(TileAddress.of(basemap.url()), basemap.mapTime())
            : tiling.pieces(basemap.url(), basemap.wms());
    return tiled(tiling, BASEMAP, "", 1, pieces);
  }

  private static Layer overlay(Viewport map, String name, Overlay overlay) {
    if (overlay.tiles()) {
      Tiling tiling = Tiling.of(map, overlay.tileSize());
      List<Piece> pieces = tiling.pieces(TileAddress.of(overlay.url()), overlay.validTime());
      return tiled(tiling, name, overlay.title(), overlay.opacity(), pieces);
    }
    Request request = new Request(map, overlay);
    return new Layer(
        name,
        overlay.title(),
        map.width(),
        request.height(),
        Axis.same(map.width()),
        request.down(),
        overlay.opacity(),
        request.pieces(),
        request.legend());
  }

  private static Layer tiled(
      Tiling tiling, String name, String title, double opacity, List<Piece> pieces) {
    return new Layer(
        name,
        title,
        tiling.width(),
        tiling.height(),
        tiling.across(),
        tiling.down(),
        opacity,
        pieces,
        "");
  }

  /** The basemap, and then the overlays. */
  public List<Layer> layers() {
    return Stream.concat(Stream.of(basemap), overlays.stream()).toList();
  }
}
