package io.darkroom.contract.bus;

import io.darkroom.contract.JobState;
import io.darkroom.contract.Progress;
import io.vertx.core.json.JsonObject;

/**
 * A job came to another state, or got on.
 *
 * @param id the job's id
 * @param state where it stands now
 * @param progress how far it is; null when that is not known
 */
public record Change(String id, JobState state, Progress progress) {
  static final Codec<Change> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("id", it.id)
                  .put("state", it.state.wire())
                  .put("progress", it.progress == null ? null : it.progress.toJson()),
          json ->
              new Change(
                  json.getString("id"),
                  JobState.ofWire(json.getString("state")),
                  Progress.of(json.getJsonObject("progress"))));
}
