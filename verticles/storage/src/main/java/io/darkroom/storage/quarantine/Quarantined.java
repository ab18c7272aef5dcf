package io.darkroom.storage.quarantine;

import io.vertx.core.json.JsonObject;

/**
 * A source in quarantine.
 *
 * @param sha256 of its bytes, 64 lower-case hex digits
 * @param bytes its size
 * @param code of the failure that brought it there
 * @param message of that failure
 * @param job whose attempt failed
 * @param at when, ISO 8601
 */
public record Quarantined(
    String sha256, long bytes, String code, String message, String job, String at) {

  /** As JSON, under the names of the components. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("sha256", sha256)
        .put("bytes", bytes)
        .put("code", code)
        .put("message", message)
        .put("job", job)
        .put("at", at);
  }

  static Quarantined of(JsonObject json) {
    return new Quarantined(
        json.getString("sha256"),
        json.getLong("bytes"),
        json.getString("code"),
        json.getString("message"),
        json.getString("job"),
        json.getString("at"));
  }
}
