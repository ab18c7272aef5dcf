package io.darkroom.contract.bus;

import io.darkroom.contract.JobView;
import io.vertx.core.json.JsonObject;

/**
 * What became of one {@link Submission}: it is durable, or it was refused.
 *
 * @param job the job that is durable now; null when refused
 * @param created false if the job existed already
 * @param fault why it was refused; null when it was not
 */
public record Submitted(JobView job, boolean created, Fault fault) {
  static final Codec<Submitted> CODEC =
      new Codec<>(
          it ->
              it.fault != null
                  ? new JsonObject().put("fault", it.fault.toJson())
                  : new JsonObject().put("job", it.job.json()).put("created", it.created),
          json ->
              json.containsKey("fault")
                  ? refused(Fault.of(json.getJsonObject("fault")))
                  : new Submitted(
                      new JobView(json.getJsonObject("job")), json.getBoolean("created"), null));

  /** A refusal. */
  public static Submitted refused(Fault fault) {
    return new Submitted(null, false, fault);
  }
}
