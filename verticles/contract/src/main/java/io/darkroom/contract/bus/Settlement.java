package io.darkroom.contract.bus;

import io.vertx.core.json.JsonObject;

/**
 * How one try of a delivery ended.
 *
 * @param id the delivery's id
 * @param token as claimed
 * @param outcome how it ended
 * @param retryInMillis of {@link Outcome#RETRY} and {@link Outcome#RELEASED}: how long it is not
 *     claimed again; 0 makes it due at once
 * @param note what the history says of it: a status, a failure code; never a secret
 */
public record Settlement(String id, long token, Outcome outcome, long retryInMillis, String note) {
  /** How a try ends. */
  public enum Outcome {
    DELIVERED,
    RETRY,
    /** Given up: kept, listed, and replayed only when asked to. */
    DEAD,
    /**
     * Given back untried, by a deliverer that is shutting down or whose receiver is busy: the try
     * does not count.
     */
    RELEASED
  }

  static final Codec<Settlement> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("id", it.id)
                  .put("token", it.token)
                  .put("outcome", it.outcome.name())
                  .put("retryInMillis", it.retryInMillis)
                  .put("note", it.note),
          json ->
              new Settlement(
                  json.getString("id"),
                  json.getLong("token"),
                  Outcome.valueOf(json.getString("outcome")),
                  json.getLong("retryInMillis"),
                  json.getString("note")));
}
