package io.darkroom.contract.bus;

import io.darkroom.contract.JobRequest;
import io.vertx.core.json.JsonObject;

/**
 * A job to be made durable.
 *
 * @param id chosen by the edge, so that asking twice makes one job
 * @param request what is asked for
 * @param idempotencyKey null, or what identifies the request at its door, prefixed with the door's
 *     name ({@code http:...}); a job that has it already is found instead of made
 * @param fingerprint null, or a hash of what was asked: the same key with another one is refused as
 *     {@code IDEMPOTENCY_KEY_REUSED}
 */
public record Submission(String id, JobRequest request, String idempotencyKey, String fingerprint) {
  static final Codec<Submission> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("id", it.id)
                  .put("request", it.request.toJson())
                  .put("idempotencyKey", it.idempotencyKey)
                  .put("fingerprint", it.fingerprint),
          json ->
              new Submission(
                  json.getString("id"),
                  JobRequest.of(json.getJsonObject("request")),
                  json.getString("idempotencyKey"),
                  json.getString("fingerprint")));
}
