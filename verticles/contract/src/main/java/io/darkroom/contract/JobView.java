package io.darkroom.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A job as clients see it: in answers of the HTTP API, in postbacks, in events. {@code jobs} makes
 * it from its record; tokens, owners and other inner matters are not in it. The shape is the schema
 * {@code Job} of the OpenAPI document.
 */
public record JobView(JsonObject json) {
  /** The job's id. */
  public String id() {
    return json.getString("id");
  }

  /** The operation's name. */
  public String operation() {
    return json.getString("operation");
  }

  /** The id of the job that this one is a part of; null for a job of its own. */
  public String parent() {
    return json.getString("parent");
  }

  /** Who hears of its end, and how. */
  public Notify notification() {
    return Notify.of(json.getJsonObject("notify"));
  }

  /** Where the job stands. */
  public JobState state() {
    return JobState.ofWire(json.getString("state"));
  }

  /** The renditions that were made; none before the job has succeeded. */
  public List<Rendition> renditions() {
    return json
        .getJsonObject("result", new JsonObject())
        .getJsonArray("renditions", new JsonArray())
        .stream()
        .map(one -> Rendition.of((JsonObject) one))
        .toList();
  }
}
