package io.darkroom.map;

import io.darkroom.contract.BlobRef;
import io.vertx.core.json.JsonObject;

/**
 * What all frames of an animation are told, once: kept in a blob, since the times of all frames can
 * be long, and each frame is a job.
 *
 * @param options of the animation
 * @param plate where it is
 */
record FilmPlan(JsonObject options, BlobRef plate) {
  JsonObject toJson() {
    return new JsonObject().put("options", options).put("plate", plate.toJson());
  }

  static FilmPlan of(JsonObject json) {
    return new FilmPlan(json.getJsonObject("options"), BlobRef.of(json.getJsonObject("plate")));
  }
}
