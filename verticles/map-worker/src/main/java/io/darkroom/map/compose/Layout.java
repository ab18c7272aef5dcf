package io.darkroom.map.compose;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Where things are on a page, in pixels. The same for all frames of an animation.
 *
 * @param width of the page
 * @param height of the page
 * @param mapX left edge of the map
 * @param mapY top edge of the map
 * @param mapWidth of the map
 * @param mapHeight of the map
 * @param lines for each text of the header, how many lines it has room for
 */
record Layout(
    int width, int height, int mapX, int mapY, int mapWidth, int mapHeight, List<Integer> lines) {
  /** Between things, and around all of them = {@value} pixels. */
  static final int MARGIN = 10;

  /** Copies the list. */
  Layout {
    lines = List.copyOf(lines);
  }

  /** Room for texts across the page. */
  int textWidth() {
    return width - 2 * MARGIN;
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("width", width)
        .put("height", height)
        .put("mapX", mapX)
        .put("mapY", mapY)
        .put("mapWidth", mapWidth)
        .put("mapHeight", mapHeight)
        .put("lines", new JsonArray(lines));
  }

  static Layout of(JsonObject json) {
    return new Layout(
        json.getInteger("width"),
        json.getInteger("height"),
        json.getInteger("mapX"),
        json.getInteger("mapY"),
        json.getInteger("mapWidth"),
        json.getInteger("mapHeight"),
        json.getJsonArray("lines").stream().map(Integer.class::cast).toList());
  }
}
