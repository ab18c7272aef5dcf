package io.darkroom.superres;

import io.darkroom.contract.renditions.Format;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The groups of a picture that are to be put together: what a {@link SuperresTask} is called with.
 *
 * @param options of the job
 * @param width of the picture that was made larger
 * @param height of it
 * @param type of the larger one's pixels, as OpenCV has it
 * @param pieces all groups, where they are
 */
record AssemblyOrder(
    JsonObject options,
    int width,
    int height,
    int patch,
    int overlap,
    Format format,
    int type,
    List<Piece> pieces) {
  private static final String PIECES = "pieces";

  /**
   * A group that was made.
   *
   * @param file its tiles as {@link TileBytes}, deflated
   */
  record Piece(Group group, String file) {}

  static AssemblyOrder of(Prospect planned, JsonObject options, int type, List<Piece> pieces) {
    List<Tile> tiles = planned.tiling().tiles();
    Tile last = tiles.get(tiles.size() - 1);
    return new AssemblyOrder(
        options,
        last.across().start() + last.across().length(),
        last.down().start() + last.down().length(),
        planned.tiling().patch(),
        planned.tiling().overlap(),
        planned.format(),
        type,
        pieces);
  }

  JsonObject toJson() {
    JsonArray files = new JsonArray();
    for (Piece piece : pieces) {
      files.add(
          new JsonObject()
              .put("first", piece.group.first())
              .put("end", piece.group.end())
              .put("file", piece.file));
    }
    return new JsonObject()
        .put("options", options)
        .put("width", width)
        .put("height", height)
        .put("patch", patch)
        .put("overlap", overlap)
        .put("format", format.name())
        .put("type", type)
        .put(PIECES, files);
  }

  static AssemblyOrder of(JsonObject json) {
    return new AssemblyOrder(
        json.getJsonObject("options"),
        json.getInteger("width"),
        json.getInteger("height"),
        json.getInteger("patch"),
        json.getInteger("overlap"),
        Format.valueOf(json.getString("format")),
        json.getInteger("type"),
        json.getJsonArray(PIECES).stream().map(one -> piece((JsonObject) one)).toList());
  }

  private static Piece piece(JsonObject json) {
    return new Piece(
        new Group(json.getInteger("first"), json.getInteger("end")), json.getString("file"));
  }

  /** True if a task was called with an order of this kind. */
  static boolean is(JsonObject what) {
    return what.containsKey(PIECES);
  }
}
