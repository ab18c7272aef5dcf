package io.darkroom.map.plan;

import io.darkroom.contract.maps.Mercator;
import io.darkroom.contract.maps.TileAddress;
import io.darkroom.contract.maps.Viewport;
import io.darkroom.contract.maps.Wms;
import java.util.ArrayList;
import java.util.List;

/**
 * The tiles that a map lies on: those of the smallest zoom at which the world has as many pixels as
 * the map's has, or more. Of tiles of the usual size that is the map's zoom, or, when it is
 * fractional, the next whole one; of tiles twice as large one less. East of the last column comes
 * the first again.
 *
 * @param tile side of a tile in pixels
 * @param zoom of the tiles
 * @param firstColumn of those the map lies on, counted from the date line; may be negative
 * @param firstRow from the north
 * @param columns how many
 * @param rows how many
 * @param across where the map's columns lie on them
 * @param down where the map's rows lie on them
 */
record Tiling(
    int tile,
    int zoom,
    int firstColumn,
    int firstRow,
    int columns,
    int rows,
    Axis across,
    Axis down) {
  /** Less of a zoom is rounding, and no reason for tiles twice as large. */
  private static final double SLIGHT = 1e-9;

  /** An address for the tile of a column, from 0 to two to the zoom, and a row. */
  @FunctionalInterface
  private interface Address {
    String at(int column, int row);
  }

  /**
   * @param tile side of a tile in pixels
   */
  static Tiling of(Viewport map, int tile) {
    double zooms = Math.log(map.world() / tile) / Math.log(2);
    int zoom = Math.max(0, (int) Math.ceil(zooms - SLIGHT));
    double scale = tile * Math.pow(2, zoom) / map.world();
    if (Math.abs(scale - 1) < SLIGHT) {
      scale = 1;
    }
    double left = map.left() * scale;
    double top = map.top() * scale;
    int firstColumn = (int) Math.floor(left / tile);
    int lastColumn = (int) Math.ceil((left + map.width() * scale) / tile - SLIGHT) - 1;
    int lastOfWorld = (1 << zoom) - 1;
    int firstRow = Math.max(0, Math.min(lastOfWorld, (int) Math.floor(top / tile)));
    int lastRow = (int) Math.ceil((top + map.height() * scale) / tile - SLIGHT) - 1;
    return new Tiling(
        tile,
        zoom,
        firstColumn,
        firstRow,
        lastColumn - firstColumn + 1,
        Math.min(lastOfWorld, lastRow) - firstRow + 1,
        Axis.scaled(map.width(), left - (double) firstColumn * tile, scale),
        Axis.scaled(map.height(), top - (double) firstRow * tile, scale));
  }

  /** The pieces of tiles that have addresses of their own. */
  List<Piece> pieces(TileAddress address, String time) {
    return pieces((column, row) -> address.at(zoom, column, row, time));
  }

  /** The pieces of a WMS that is asked tile by tile, in metres. */
  List<Piece> pieces(String url, Wms wms) {
    WmsQuery query = new WmsQuery(url, wms);
    double all = 1 << zoom;
    return pieces(
        (column, row) ->
            query.map(
                new double[] {
                  Mercator.eastMetres(column / all),
                  Mercator.northMetres((row + 1) / all),
                  Mercator.eastMetres((column + 1) / all),
                  Mercator.northMetres(row / all)
                },
                tile,
                tile,
                ""));
  }

  private List<Piece> pieces(Address address) {
    List<Piece> pieces = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int round = Math.floorMod(firstColumn + column, 1 << zoom);
        pieces.add(
            new Piece(address.at(round, firstRow + row), column * tile, row * tile, tile, tile));
      }
    }
    return pieces;
  }

  int width() {
    return columns * tile;
  }

  int height() {
    return rows * tile;
  }
}
