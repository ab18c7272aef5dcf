package io.darkroom.contract.bus;

import io.darkroom.contract.JobRequest;
import io.vertx.core.json.JsonObject;

/**
 * A job that a worker now holds, under a lease.
 *
 * @param id the job's id
 * @param request what is to be done
 * @param token the fencing token: grows with every claim of this job, and whoever comes with an old
 *     one is refused
 * @param attempt which attempt this is, from 1
 * @param lastAttempt true if there is no other when this one fails
 * @param leaseMillis how long the job is held unless renewed
 * @param timeoutMillis how long this attempt may take
 */
public record ClaimedJob(
    String id,
    JobRequest request,
    long token,
    int attempt,
    boolean lastAttempt,
    long leaseMillis,
    long timeoutMillis) {
  static final Codec<ClaimedJob> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("id", it.id)
                  .put("request", it.request.toJson())
                  .put("token", it.token)
                  .put("attempt", it.attempt)
                  .put("lastAttempt", it.lastAttempt)
                  .put("leaseMillis", it.leaseMillis)
                  .put("timeoutMillis", it.timeoutMillis),
          json ->
              new ClaimedJob(
                  json.getString("id"),
                  JobRequest.of(json.getJsonObject("request")),
                  json.getLong("token"),
                  json.getInteger("attempt"),
                  json.getBoolean("lastAttempt", false),
                  json.getLong("leaseMillis"),
                  json.getLong("timeoutMillis")));
}
