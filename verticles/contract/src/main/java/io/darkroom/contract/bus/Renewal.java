package io.darkroom.contract.bus;

import io.darkroom.contract.Progress;
import io.vertx.core.json.JsonObject;

/**
 * A worker still works on a job.
 *
 * @param id the job's id
 * @param token as claimed
 * @param progress how far it is; null when there is nothing to say
 */
public record Renewal(String id, long token, Progress progress) {
  static final Codec<Renewal> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("id", it.id)
                  .put("token", it.token)
                  .put("progress", it.progress == null ? null : it.progress.toJson()),
          json ->
              new Renewal(
                  json.getString("id"),
                  json.getLong("token"),
                  Progress.of(json.getJsonObject("progress"))));
}
