package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a job durable, and answers for it. */
final class Submitter {
  /** How often a submission is asked again when nobody answered = {@value}. */
  static final int ASK_AGAIN = 2;

  /** How long before it is asked again; the second time twice as long. */
  static final Duration PAUSE = Duration.ofMillis(250);

  private static final Logger log = LoggerFactory.getLogger(Submitter.class);

  private final Vertx vertx;
  private final Bus bus;
  private final JobWatch watch;
  private final Waits waits;
  private final QueuedJob queued;

  /**
   * @param handTo the queue that jobs go to; null when they go to {@code jobs}
   */
  Submitter(Vertx vertx, Bus bus, JobWatch watch, Waits waits, Notify.Target handTo) {
    this.vertx = vertx;
    this.bus = bus;
    this.watch = watch;
    this.waits = waits;
    this.queued = handTo == null ? null : new QueuedJob(bus, handTo);
  }

  /**
   * Submits. The id was chosen here, so that asking again makes no second job.
   *
   * @return the durable job; its id is another when the key found one that was there
   */
  Future<JobView> submit(Submission submission) {
    Future<Submitted> made =
        queued == null ? ask(submission, ASK_AGAIN, PAUSE) : queued.hand(submission);
    return made.compose(
        submitted -> {
          if (submitted.fault() != null) {
            return Future.failedFuture(submitted.fault().toException());
          }
          log.atInfo()
              .addKeyValue("job", submitted.job().id())
              .addKeyValue("operation", submitted.job().operation())
              .addKeyValue("created", submitted.created())
              .log("job accepted");
          return Future.succeededFuture(submitted.job());
        });
  }

  /**
   * True if nothing can have been stored. After the others nobody knows: the answer may have been
   * lost on its way.
   */
  static boolean refused(Throwable error) {
    Failure failure = DarkroomException.of(error).failure();
    return !failure.retryable()
        || failure == Failure.OVERLOADED
        || failure == Failure.SHUTTING_DOWN;
  }

  /** Answers 202, or 200 when the job has ended: already, or within the wait preferred. */
  Future<Void> answer(RoutingContext ctx, JobView job) {
    if (queued != null) {
      // Nobody here will know when it has ended.
      ctx.response().putHeader(HttpHeaders.LOCATION, Links.job(job.id()));
      return Answers.json(ctx, 202, Links.with(job));
    }
    Optional<Duration> wait =
        Preference.wait(ctx.request().headers().getAll("Prefer"), waits.maxWait());
    Promise<Void> left = Promise.promise();
    ctx.addEndHandler(end -> left.tryComplete());
    return watch
        .ended(job, wait.orElse(Duration.ZERO), left.future())
        .compose(
            seen -> {
              wait.ifPresent(
                  time ->
                      ctx.response().putHeader("Preference-Applied", "wait=" + time.toSeconds()));
              ctx.response().putHeader(HttpHeaders.LOCATION, Links.job(seen.id()));
              return Answers.json(ctx, seen.state().finished() ? 200 : 202, Links.with(seen));
            });
  }

  private Future<Submitted> ask(Submission submission, int again, Duration pause) {
    return bus.ask(Jobs.SUBMIT, List.of(submission))
        .map(answers -> answers.get(0))
        .recover(
            error -> {
              if (again == 0 || DarkroomException.of(error).failure() != Failure.JOBS_UNAVAILABLE) {
                return Future.failedFuture(error);
              }
              return vertx
                  .timer(pause.toMillis())
                  .compose(paused -> ask(submission, again - 1, pause.multipliedBy(2)));
            });
  }
}
