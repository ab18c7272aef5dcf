package io.darkroom.imageworker;

import io.darkroom.contract.Presets;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * The operations that develop one picture: {@code renditions} makes pictures of it, {@code info}
 * tells what it is like. The result is {@code {"source": {"format", "width", "height", "bytes",
 * "orientation", "colourSpace", "bits", "icc", "removed", "kept"}, "info": {...}, "renditions":
 * [...]}}; width and height are those of the picture as it is seen, upright. A rendition that shows
 * only a part of it says which: {@code "crop": {"x", "y", "width", "height"}}. Of a job made with a
 * preset, {@code "preset"} is its name and version.
 */
final class DevelopOperation implements Operation {
  private final String name;
  private final Lab lab;

  DevelopOperation(String name, Lab lab) {
    this.name = name;
    this.lab = lab;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    JsonObject options = work.request().options();
    Shot shot = Shot.only(name, options, work::progress);
    return work.fetch()
        .compose(image -> lab.develop(work, shot, image))
        .map(result -> withPreset(result, options));
  }

  /** Says with which preset it was made, if with one. */
  static JsonObject withPreset(JsonObject result, JsonObject options) {
    String preset = options.getString(Presets.KEY);
    return preset == null ? result : result.put(Presets.KEY, preset);
  }
}
