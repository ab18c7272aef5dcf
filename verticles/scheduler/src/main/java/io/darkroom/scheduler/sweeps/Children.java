package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Change;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of one run's images: submits them and waits for their ends. A notice says that one has
 * ended; since notices may be lost, all that are waited for are asked for now and then. Lives on
 * the loop's context.
 */
final class Children {
  /**
   * How a child ended.
   *
   * @param job as it is now
   * @param before true if it had been there, and had ended, before it was submitted
   */
  record Ended(JobView job, boolean before) {}

  /** Wait before a submission is repeated that was not taken, at first = 500 ms; it doubles. */
  static final Duration FIRST_RETRY = Duration.ofMillis(500);

  /** Longest such wait = 15 s. */
  static final Duration LONGEST_RETRY = Duration.ofSeconds(15);

  private static final Logger log = LoggerFactory.getLogger(Children.class);

  private final Vertx vertx;
  private final Bus bus;
  private final Run run;
  private final Map<String, Promise<JobView>> waiting = new HashMap<>();
  private MessageConsumer<JsonObject> notices;
  private long poll;

  private Children(Vertx vertx, Run run) {
    this.vertx = vertx;
    this.bus = new Bus(vertx);
    this.run = run;
  }

  /** Begins to listen. */
  static Future<Children> open(Vertx vertx, Run run, Duration poll) {
    Children children = new Children(vertx, run);
    return children
        .bus
        .listen(Jobs.CHANGED, children::changed)
        .map(
            listening -> {
              children.notices = listening;
              children.poll =
                  vertx.setPeriodic(Math.max(1, poll.toMillis()), tick -> children.askForAll());
              return children;
            });
  }

  Future<Void> close() {
    vertx.cancelTimer(poll);
    waiting.clear();
    return notices.unregister();
  }

  /** Submits a job until it is taken, and gives it when it has ended. */
  Future<Ended> end(Submission submission) {
    return submit(submission, FIRST_RETRY)
        .compose(
            submitted -> {
              run.tally().job();
              return submitted.job().state().finished()
                  ? Future.succeededFuture(new Ended(submitted.job(), !submitted.created()))
                  : ended(submitted.job().id()).map(job -> new Ended(job, false));
            });
  }

  private Future<Submitted> submit(Submission submission, Duration wait) {
    return run.step(() -> bus.ask(Jobs.SUBMIT, List.of(submission)))
        .map(answers -> taken(answers.get(0)))
        .recover(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              if (!passes(failure.failure())) {
                return Future.failedFuture(error);
              }
              log.atLevel(failure.failure().level())
                  .addKeyValue("job", run.job())
                  .addKeyValue("failure", failure.failure())
                  .log("an image's job was not taken yet: {}", failure.getMessage());
              Duration twice = wait.multipliedBy(2);
              return run.step(() -> vertx.timer(wait.toMillis()))
                  .compose(
                      waited ->
                          submit(
                              submission,
                              twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice));
            });
  }

  /** The run's own end comes out of its steps, too; that does not pass. */
  private static boolean passes(Failure failure) {
    return failure == Failure.OVERLOADED
        || failure == Failure.JOBS_UNAVAILABLE
        || failure == Failure.STORE_UNAVAILABLE;
  }

  private static Submitted taken(Submitted submitted) {
    if (submitted.fault() != null) {
      throw submitted.fault().toException();
    }
    return submitted;
  }

  private Future<JobView> ended(String id) {
    Promise<JobView> promise = waiting.computeIfAbsent(id, any -> Promise.promise());
    ask(id); // it may have ended before it was waited for
    return run.step(promise::future);
  }

  private void changed(List<Change> changes) {
    for (Change change : changes) {
      if (change.state().finished() && waiting.containsKey(change.id())) {
        ask(change.id());
      }
    }
  }

  private void askForAll() {
    List.copyOf(waiting.keySet()).forEach(this::ask);
  }

  private void ask(String id) {
    bus.ask(Jobs.GET, id)
        .onComplete(
            job -> {
              if (job.state().finished()) {
                Promise<JobView> promise = waiting.remove(id);
                if (promise != null) {
                  promise.complete(job);
                }
              }
            },
            error -> {
              // What is away comes back; what is gone does not.
              if (DarkroomException.of(error).failure() == Failure.JOB_NOT_FOUND) {
                Promise<JobView> promise = waiting.remove(id);
                if (promise != null) {
                  promise.fail(error);
                }
              }
            });
  }
}
