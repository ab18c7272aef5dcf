package io.darkroom.scheduler.profiles;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.darkroom.contract.profiles.ProfileFeedOptions;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sees to it that there is a job that watches, whatever became of the last one. One that was
 * cancelled stays so until its hour is over: so watching can be put off.
 */
final class FeedKeeper {
  /** How often it looks, in milliseconds = {@value}. */
  static final long LOOK_MILLIS = 3_000;

  /** How long one job watches: short, so that listings show what happened when. */
  static final Duration WINDOW = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(FeedKeeper.class);

  private final Bus bus;
  private final Clock clock;
  private boolean asking;
  private boolean failing;

  FeedKeeper(Bus bus, Clock clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /** Looks once; does nothing while it still does. */
  void look() {
    if (asking) {
      return;
    }
    asking = true;
    bus.ask(Jobs.SUBMIT, List.of(submission()))
        .compose(answers -> again(answers.get(0)))
        .onComplete(done -> asking = false)
        .onSuccess(there -> failing = false)
        .onFailure(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              log.atLevel(failing ? Level.DEBUG : failure.failure().level())
                  .addKeyValue("failure", failure.failure())
                  .log(
                      "no job watches profiles yet, it is asked for again: {}", error.getMessage());
              failing = true;
            });
  }

  private Submission submission() {
    long window = WINDOW.toMillis();
    long begin = clock.millis() / window * window;
    JobRequest request =
        JobRequest.of(
                ProfileFeedOptions.OPERATION, null, new ProfileFeedOptions(begin + window).toJson())
            .trying(JobRequest.MAX_ATTEMPTS, 2 * window);
    return new Submission(Ids.next(), request, ProfileFeedOptions.OPERATION + ":" + begin, null);
  }

  private Future<JobView> again(Submitted answer) {
    if (answer.fault() != null) {
      return Future.failedFuture(answer.fault().toException());
    }
    JobView job = answer.job();
    return job.state() == JobState.FAILED
        ? bus.ask(Jobs.RETRY, job.id())
        : Future.succeededFuture(job);
  }
}
