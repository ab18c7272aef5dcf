package io.darkroom.map;

import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Draws what an animation is made of. Called on the worker's context. */
interface Painter {
  /**
   * Draws what all frames of an animation have in common.
   *
   * @param options of {@code map-animation}, as checked at the door
   */
  Future<Plate> plate(Work work, JsonObject options);

  /**
   * Draws one frame of an animation.
   *
   * @param options of {@code map-animation}, as checked at the door
   * @param frame from 0
   */
  Future<Drawn> frame(Work work, JsonObject options, int frame, Plate plate);
}
