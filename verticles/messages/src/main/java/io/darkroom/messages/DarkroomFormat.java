package io.darkroom.messages;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.vertx.core.json.JsonObject;

/**
 * Our own format. In: the job as {@code POST /v1/jobs} takes it. Out: {@code {"type":
 * "job.succeeded", "timestamp": ..., "data": {the job}}}, as Standard Webhooks has it; the type
 * ends in the job's state; the timestamp is when it ended, the same however often it is told.
 */
public final class DarkroomFormat implements MessageFormat {
  /** The format's name = {@value}. */
  public static final String NAME = "darkroom";

  /** Finds it. */
  public static final class Provider implements MessageFormat.Provider {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public MessageFormat open(Conf root) {
      return new DarkroomFormat();
    }
  }

  @Override
  public Asked read(JsonObject message, Terms terms, Door door) {
    return Asked.job(door.read(terms.under(message), null));
  }

  @Override
  public JsonObject write(JobView job, Notify.Target target) {
    return new JsonObject()
        .put("type", "job." + job.state().wire())
        .put("timestamp", job.json().getString("finishedAt"))
        .put("data", job.json());
  }
}
