package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Handover;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.darkroom.messages.SubmissionFormat;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** Hands jobs to a queue. What is answered is the job as it will be when it is taken from there. */
final class QueuedJob {
  private static final int ID_BYTES = 16;

  private final Bus bus;
  private final Notify.Target to;

  QueuedJob(Bus bus, Notify.Target to) {
    this.bus = bus;
    this.to = to;
  }

  /** Ends when the broker has it for good. */
  Future<Submitted> hand(Submission asked) {
    Submission submission = identified(asked);
    return bus.ask(
            Handover.ask(to.kind()),
            new Handover(submission.id(), to.address(), SubmissionFormat.message(submission)))
        .map(handed -> new Submitted(view(submission), true, null))
        .recover(error -> Future.failedFuture(named(error)));
  }

  /** Nobody here knows which keys there were: the same key makes the same id. */
  private static Submission identified(Submission it) {
    Source source = it.request().source();
    if (it.idempotencyKey() == null || (source != null && source.upload())) {
      // An upload is stored under its id already.
      return it;
    }
    byte[] hash = Hashes.sha256(it.idempotencyKey().getBytes(StandardCharsets.UTF_8));
    String id = HexFormat.of().formatHex(hash, 0, ID_BYTES);
    return new Submission(id, it.request(), it.idempotencyKey(), it.fingerprint());
  }

  private DarkroomException named(Throwable error) {
    DarkroomException failure = DarkroomException.of(error);
    return failure.failure() == Failure.JOBS_UNAVAILABLE
        ? Failure.BROKER_UNAVAILABLE.with(
            "No node with the role " + to.kind() + "-bridge answers; try again shortly.", error)
        : failure;
  }

  private static JobView view(Submission submission) {
    JsonObject json = submission.request().toJson();
    Source source = submission.request().source();
    if (source != null && source.upload()) {
      json.put("source", new JsonObject().put("upload", true));
    }
    return new JobView(
        json.put("id", submission.id())
            .put("state", "queued")
            .put("attempts", 0)
            .put("createdAt", Instant.now().toString())
            .put("history", new JsonArray())
            .put("deliveries", new JsonArray()));
  }
}
