package io.darkroom.contract;

import io.vertx.core.json.JsonObject;

/**
 * How far a running job is.
 *
 * @param done units of work that are finished
 * @param total units in all; 0 when not known yet
 * @param stage what is being done: {@code fetching}, {@code developing}, {@code storing}
 */
public record Progress(int done, int total, String stage) {
  /** The same of what is done: the last word of a worker is told a while before its last deed. */
  public Progress whole() {
    return total == 0 ? this : new Progress(total, total, stage);
  }

  /** As JSON: {@code {"done", "total", "stage"}}. */
  public JsonObject toJson() {
    return new JsonObject().put("done", done).put("total", total).put("stage", stage);
  }

  /** Reads what {@link #toJson} wrote; null for null. */
  public static Progress of(JsonObject json) {
    return json == null
        ? null
        : new Progress(
            json.getInteger("done"), json.getInteger("total"), json.getString("stage", ""));
  }
}
