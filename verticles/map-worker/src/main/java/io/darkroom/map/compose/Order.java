package io.darkroom.map.compose;

import io.darkroom.map.plan.Sheet;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a {@link MapTask} is asked to draw, beside the files of its call.
 *
 * @param kind what of it
 * @param sheet the map
 * @param files for each layer of the plan, basemap first, and each of its pieces, which of the
 *     call's files it is, {@value #NONE} for none; empty for a layer that is not drawn now
 * @param legends for each layer of the plan, which of the call's files its legend is; {@value
 *     #NONE} for none
 * @param mark whether what is missing is marked
 * @param layout of the plate; null but for a frame, whose first file is the plate
 */
public record Order(
    Kind kind,
    Sheet sheet,
    List<List<Integer>> files,
    List<Integer> legends,
    boolean mark,
    JsonObject layout) {
  /** The number of no file = {@value}. */
  public static final int NONE = -1;

  /** What of a map is drawn. */
  public enum Kind {
    /** All of it. */
    IMAGE,
    /** What all frames have in common. */
    PLATE,
    /** The rest of a frame, on its plate. */
    FRAME
  }

  /** Copies the lists. */
  public Order {
    files = files.stream().map(List::copyOf).toList();
    legends = List.copyOf(legends);
  }

  /** As JSON, for the call. */
  public JsonObject toJson() {
    JsonArray layers = new JsonArray();
    files.forEach(layer -> layers.add(new JsonArray(layer)));
    return new JsonObject()
        .put("kind", kind.name())
        .put("sheet", sheet.toJson())
        .put("files", layers)
        .put("legends", new JsonArray(legends))
        .put("mark", mark)
        .put("layout", layout);
  }

  static Order of(JsonObject json) {
    return new Order(
        Kind.valueOf(json.getString("kind")),
        Sheet.of(json.getJsonObject("sheet")),
        json.getJsonArray("files").stream().map(layer -> numbers((JsonArray) layer)).toList(),
        numbers(json.getJsonArray("legends")),
        json.getBoolean("mark"),
        json.getJsonObject("layout"));
  }

  private static List<Integer> numbers(JsonArray array) {
    return array.stream().map(Integer.class::cast).toList();
  }
}
