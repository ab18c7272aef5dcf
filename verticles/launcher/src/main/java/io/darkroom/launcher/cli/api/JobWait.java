package io.darkroom.launcher.cli.api;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Progress;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits for a job to end: listens to its events while they come, and asks for it now and then when
 * they do not.
 */
public final class JobWait {
  // Twice the API's heartbeat: whatever is silent for longer is not there any more.
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);
  // Polls without an answer; a node that restarts is back by then.
  private static final int PATIENCE = 20;

  private final Api api;

  /**
   * Where a job stands.
   *
   * @param progress null when that is not known
   */
  public record Step(JobState state, Progress progress) {
    static Step of(JsonObject job) {
      return new Step(new JobView(job).state(), Progress.of(job.getJsonObject(Event.PROGRESS)));
    }
  }

  /** Waits by asking {@code api}. */
  public JobWait(Api api) {
    this.api = api;
  }

  /**
   * Gives the job when it has ended.
   *
   * @param gotOn hears where it stands whenever it got on
   */
  public JobView ended(String id, Consumer<Step> gotOn) {
    try {
      Optional<JobView> heard = listen(id, gotOn);
      return heard.isPresent() ? heard.get() : poll(id, gotOn);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw ApiProblem.here("Interrupted while waiting for job " + id + ".", stop);
    }
  }

  private Optional<JobView> listen(String id, Consumer<Step> gotOn) throws InterruptedException {
    try (EventStream events = api.events(id)) {
      while (true) {
        Optional<Event> event = events.next(SILENCE);
        if (event.isEmpty()) {
          return Optional.empty();
        }
        JsonObject data = event.get().data();
        if (event.get().name().equals(Event.PROGRESS)) {
          gotOn.accept(new Step(JobState.RUNNING, Progress.of(data)));
        } else if (event.get().name().equals(Event.STATE)) {
          gotOn.accept(Step.of(data));
          if (new JobView(data).state().finished()) {
            return Optional.of(new JobView(data));
          }
        }
      }
    }
  }

  private JobView poll(String id, Consumer<Step> gotOn) throws InterruptedException {
    int unanswered = 0;
    while (true) {
      try {
        JobView job = new JobView(api.job(id));
        unanswered = 0;
        gotOn.accept(Step.of(job.json()));
        if (job.state().finished()) {
          return job;
        }
      } catch (ApiProblem problem) {
        unanswered++;
        if (!problem.passes() || unanswered > PATIENCE) {
          throw problem;
        }
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
  }
}
