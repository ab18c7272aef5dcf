package io.darkroom.contract.bus;

import io.darkroom.contract.JobView;
import io.vertx.core.json.JsonObject;

/**
 * A delivery that a deliverer now holds, for as long as the lease says.
 *
 * @param id stays the same over all tries and replays, so that receivers can drop duplicates
 * @param address the URL, or the queue's name
 * @param token the fencing token, as of a job
 * @param attempt which try this is, from 1; a replay begins at 1 again
 * @param leaseMillis how long it is held; then it is due again
 * @param job the job that ended, as clients see it
 */
public record ClaimedDelivery(
    String id, String address, long token, int attempt, long leaseMillis, JobView job) {
  static final Codec<ClaimedDelivery> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("id", it.id)
                  .put("address", it.address)
                  .put("token", it.token)
                  .put("attempt", it.attempt)
                  .put("leaseMillis", it.leaseMillis)
                  .put("job", it.job.json()),
          json ->
              new ClaimedDelivery(
                  json.getString("id"),
                  json.getString("address"),
                  json.getLong("token"),
                  json.getInteger("attempt"),
                  json.getLong("leaseMillis"),
                  new JobView(json.getJsonObject("job"))));
}
