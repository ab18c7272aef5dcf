package io.darkroom.contract.bus;

import io.darkroom.contract.JobState;
import io.vertx.core.json.JsonObject;

/**
 * Which jobs to list, newest first.
 *
 * @param state only those; null for all
 * @param operation only those; null for all
 * @param parent parts of that job; null for jobs that are parts of none
 * @param limit at most so many, 1 to 1000
 * @param cursor where the page before ended; null for the first page
 */
public record JobQuery(JobState state, String operation, String parent, int limit, String cursor) {
  /** Jobs that are parts of none. */
  public JobQuery(JobState state, String operation, int limit, String cursor) {
    this(state, operation, null, limit, cursor);
  }

  static final Codec<JobQuery> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("state", it.state == null ? null : it.state.wire())
                  .put("operation", it.operation)
                  .put("parent", it.parent)
                  .put("limit", it.limit)
                  .put("cursor", it.cursor),
          json ->
              new JobQuery(
                  json.getString("state") == null ? null : JobState.ofWire(json.getString("state")),
                  json.getString("operation"),
                  json.getString("parent"),
                  json.getInteger("limit"),
                  json.getString("cursor")));
}
