package io.darkroom.messages;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Submission;
import io.vertx.core.json.JsonObject;

/**
 * A job that another Darkroom let in and handed to a queue ({@code http-ingest.handTo}): whole,
 * with its id and all that senders cannot choose. For queues that only Darkroom can write to. The
 * source and the request were checked at the first door, and their addresses are again when asked.
 */
public final class SubmissionFormat implements MessageFormat {
  /** The format's name = {@value}. */
  public static final String NAME = "submission";

  /** Finds it. */
  public static final class Provider implements MessageFormat.Provider {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public MessageFormat open(Conf root) {
      return new SubmissionFormat();
    }
  }

  private final DarkroomFormat ours = new DarkroomFormat();

  /** The message that hands a job over. */
  public static JsonObject message(Submission submission) {
    return new JsonObject()
        .put("id", submission.id())
        .put("idempotencyKey", submission.idempotencyKey())
        .put("fingerprint", submission.fingerprint())
        .put("request", submission.request().toJson());
  }

  @Override
  public Asked read(JsonObject message, Terms terms, Door door) {
    try {
      String id = message.getString("id");
      if (!Ids.valid(id)) {
        throw Failure.INVALID_VALUE.with("id is \"" + id + "\", must be 24 to 32 hex digits.");
      }
      String key = message.getString("idempotencyKey");
      // Without a key of its own, the id says which job it is.
      return new Asked(
          new Submission(
              id,
              JobRequest.of(message.getJsonObject("request")),
              key == null ? NAME + ":" + id : key,
              message.getString("fingerprint")),
          null);
    } catch (ClassCastException | NullPointerException error) {
      throw Failure.INVALID_VALUE.with(
          "The message is not a job handed over: it needs id and request.", error);
    }
  }

  @Override
  public JsonObject write(JobView job, Notify.Target target) {
    return ours.write(job, target);
  }
}
