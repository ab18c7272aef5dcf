package io.darkroom.map;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;

/**
 * A map that is chosen by its pixels, so that what of it a tile covers is known to the pixel.
 *
 * @param zoom a whole one
 * @param left of the map, in pixels of the world
 * @param top of the map, in pixels of the world
 */
record TileGrid(int zoom, int left, int top, int width, int height) {
  private static final int TILE = 256;

  /** A tile, and what of the map it covers, in pixels of the map. */
  record Tile(String path, int x, int y, int width, int height) {
    int middleX() {
      return x + width / 2;
    }

    int middleY() {
      return y + height / 2;
    }

    int pixels() {
      return width * height;
    }
  }

  private int world() {
    return TILE << zoom;
  }

  double[] box() {
    return new double[] {
      longitude(left), latitude(top + height), longitude(left + width), latitude(top)
    };
  }

  JsonArray bbox() {
    JsonArray bbox = new JsonArray();
    for (double side : box()) {
      bbox.add(side);
    }
    return bbox;
  }

  private double longitude(int x) {
    return (double) x / world() * 360 - 180;
  }

  private double latitude(int y) {
    return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2.0 * y / world()))));
  }

  /** The tiles of a layer, as a {@code MapServer} calls them. */
  List<Tile> tiles(String layer) {
    List<Tile> tiles = new ArrayList<>();
    for (int y = top / TILE; y * TILE < top + height; y++) {
      for (int x = left / TILE; x * TILE < left + width; x++) {
        int west = Math.max(0, x * TILE - left);
        int north = Math.max(0, y * TILE - top);
        tiles.add(
            new Tile(
                "/tiles/" + layer + "/" + zoom + "/" + x + "/" + y + ".png",
                west,
                north,
                Math.min(width, (x + 1) * TILE - left) - west,
                Math.min(height, (y + 1) * TILE - top) - north));
      }
    }
    return tiles;
  }

  /** The part of the map that is covered when tiles are missing, to four digits, rounded down. */
  double covered(List<Tile> missing) {
    long all = (long) width * height;
    long lost = missing.stream().mapToLong(Tile::pixels).sum();
    return Math.floorDiv((all - lost) * 10_000, all) / 10_000.0;
  }
}
