package io.darkroom.scheduler.profiles;

import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.darkroom.contract.profiles.ProfileImagesOptions;
import io.darkroom.contract.profiles.ProfileJob;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks {@code jobs} for a job a change. An entity that comes again finds the job that it made. */
final class JobsReceiver implements Receiver {
  /** Most jobs in one ask = {@value}. */
  static final int BATCH = 100;

  private static final Logger log = LoggerFactory.getLogger(JobsReceiver.class);

  private final Bus bus;
  private final int priority;

  JobsReceiver(Bus bus, int priority) {
    this.bus = bus;
    this.priority = priority;
  }

  @Override
  public Future<Void> give(List<Change> changes) {
    Future<Void> given = Future.succeededFuture();
    for (int i = 0; i < changes.size(); i += BATCH) {
      List<Submission> batch =
          changes.subList(i, Math.min(changes.size(), i + BATCH)).stream()
              .map(this::submission)
              .toList();
      given = given.compose(before -> submit(batch));
    }
    return given;
  }

  private Submission submission(Change change) {
    JobRequest request =
        JobRequest.of(
                ProfileImagesOptions.OPERATION,
                null,
                ProfileImagesOptions.of(change.entity(), List.of()).toJson())
            .prioritised(priority);
    return new Submission(
        Ids.next(),
        ProfileJob.superseding(request, change.entity()),
        "profile-feed:" + change.entity().id(),
        null);
  }

  private Future<Void> submit(List<Submission> batch) {
    return bus.ask(Jobs.SUBMIT, batch)
        .compose(
            answers -> {
              for (int i = 0; i < batch.size(); i++) {
                Submitted answer = answers.get(i);
                if (answer.fault() != null && answer.fault().failure().retryable()) {
                  return Future.failedFuture(answer.fault().toException());
                }
                if (answer.fault() != null) {
                  // It would be refused for ever, and would hold up all that follow.
                  log.atWarn()
                      .addKeyValue("key", batch.get(i).idempotencyKey())
                      .addKeyValue("failure", answer.fault().failure())
                      .log("changed profile was refused: {}", answer.fault().message());
                }
              }
              return Future.succeededFuture();
            });
  }
}
