package io.darkroom.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The job that engines are compared at: one photograph to three sides, inside, quality 80. */
final class PeerJob {
  /** Longest sides in pixels, largest first. */
  static final List<Integer> SIDES = List.of(800, 250, 50);

  private PeerJob() {}

  /** As Darkroom is asked for it. */
  static JsonObject options(String format) {
    JsonArray renditions = new JsonArray();
    SIDES.forEach(
        side ->
            renditions.add(
                new JsonObject()
                    .put("name", side.toString())
                    .put("width", side)
                    .put("height", side)
                    .put("format", format)));
    return new JsonObject().put("renditions", renditions);
  }
}
