package io.darkroom.contract.bus;

import io.vertx.core.json.JsonObject;

/**
 * How a worker's attempt at a job ended.
 *
 * @param id the job's id
 * @param token as claimed
 * @param outcome how it ended
 * @param result of {@link Outcome#SUCCEEDED}: a JSON object whose {@code renditions} lists what was
 *     made (see {@link io.darkroom.contract.Rendition}); else null
 * @param fault of {@link Outcome#FAILED}; else null. {@code jobs} decides by it whether there is
 *     another attempt
 */
public record Finish(String id, long token, Outcome outcome, JsonObject result, Fault fault) {
  /** How an attempt ends. */
  public enum Outcome {
    SUCCEEDED,
    FAILED,
    /** Given back unspent, by a worker that is shutting down: the attempt does not count. */
    RELEASED
  }

  static final Codec<Finish> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("id", it.id)
                  .put("token", it.token)
                  .put("outcome", it.outcome.name())
                  .put("result", it.result)
                  .put("fault", it.fault == null ? null : it.fault.toJson()),
          json ->
              new Finish(
                  json.getString("id"),
                  json.getLong("token"),
                  Outcome.valueOf(json.getString("outcome")),
                  json.getJsonObject("result"),
                  Fault.of(json.getJsonObject("fault"))));

  /** The attempt made this. */
  public static Finish succeeded(String id, long token, JsonObject result) {
    return new Finish(id, token, Outcome.SUCCEEDED, result, null);
  }

  /** The attempt failed. */
  public static Finish failed(String id, long token, Fault fault) {
    return new Finish(id, token, Outcome.FAILED, null, fault);
  }

  /** The attempt is given back. */
  public static Finish released(String id, long token) {
    return new Finish(id, token, Outcome.RELEASED, null, null);
  }
}
