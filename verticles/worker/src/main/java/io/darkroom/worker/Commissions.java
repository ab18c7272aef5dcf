package io.darkroom.worker;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that work in hand has others do: submits them until they are taken, and tells when they have
 * ended. A notice says that one has; since notices may be lost, those that are waited for are asked
 * for now and then. Lives on the context that opened it.
 */
public final class Commissions {
  /** Wait before a submission is repeated that was not taken, at first = 500 ms; it doubles. */
  static final Duration FIRST_RETRY = Duration.ofMillis(500);

  /** Longest such wait = 15 s. */
  static final Duration LONGEST_RETRY = Duration.ofSeconds(15);

  /** Most jobs asked for in one round = {@value}; the next goes on with those asked longest ago. */
  private static final int MAX_ASKS = 100;

  private static final Logger log = LoggerFactory.getLogger(Commissions.class);

  private final Vertx vertx;
  private final Bus bus;
  private final Map<String, Promise<JobView>> waiting = new LinkedHashMap<>();
  private MessageConsumer<JsonObject> notices;
  private long timer;

  private Commissions(Vertx vertx) {
    this.vertx = vertx;
    this.bus = new Bus(vertx);
  }

  /**
   * Begins to listen.
   *
   * @param poll how often jobs are asked for of which no notice comes
   */
  public static Future<Commissions> open(Vertx vertx, Duration poll) {
    Commissions all = new Commissions(vertx);
    return all.bus
        .listen(Jobs.CHANGED, all::changed)
        .map(
            listening -> {
              all.notices = listening;
              all.timer = vertx.setPeriodic(Math.max(1, poll.toMillis()), tick -> all.round());
              return all;
            });
  }

  /** Waits for nothing any more. */
  public Future<Void> close() {
    vertx.cancelTimer(timer);
    waiting.clear();
    return notices.unregister();
  }

  /**
   * Submits jobs until they are taken, in the order given. Fails with what does not pass: the first
   * refusal, or that they are not wanted any more.
   *
   * @param wanted asked before each try
   */
  public Future<List<Submitted>> submit(List<Submission> submissions, BooleanSupplier wanted) {
    return untilTaken(() -> bus.ask(Jobs.SUBMIT, submissions), wanted)
        .map(
            answers -> {
              for (Submitted one : answers) {
                if (one.fault() != null) {
                  throw one.fault().toException();
                }
              }
              return answers;
            });
  }

  /** Gives a job when it has ended; {@code JOB_NOT_FOUND} when it is gone. */
  public Future<JobView> end(JobView job) {
    if (job.state().finished()) {
      return Future.succeededFuture(job);
    }
    Promise<JobView> promise = waiting.computeIfAbsent(job.id(), any -> Promise.promise());
    ask(job.id()); // it may have ended before it was waited for
    return promise.future();
  }

  /** Asks until there is an answer that stays. */
  <T> Future<T> untilTaken(Supplier<Future<T>> asking, BooleanSupplier wanted) {
    return untilTaken(asking, wanted, FIRST_RETRY);
  }

  private <T> Future<T> untilTaken(
      Supplier<Future<T>> asking, BooleanSupplier wanted, Duration wait) {
    if (!wanted.getAsBoolean()) {
      return Future.failedFuture(Failure.CANCELLED.with("It is not wanted any more."));
    }
    return asking
        .get()
        .recover(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              if (!passes(failure.failure())) {
                return Future.failedFuture(error);
              }
              log.atLevel(failure.failure().level())
                  .addKeyValue("failure", failure.failure())
                  .log("a job's job was not taken yet: {}", failure.getMessage());
              Duration twice = wait.multipliedBy(2);
              Duration next = twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
              return vertx
                  .timer(wait.toMillis())
                  .compose(waited -> untilTaken(asking, wanted, next));
            });
  }

  private static boolean passes(Failure failure) {
    return failure == Failure.OVERLOADED
        || failure == Failure.JOBS_UNAVAILABLE
        || failure == Failure.STORE_UNAVAILABLE;
  }

  private void changed(List<Change> changes) {
    for (Change change : changes) {
      if (change.state().finished() && waiting.containsKey(change.id())) {
        ask(change.id());
      }
    }
  }

  private void round() {
    for (String id : waiting.keySet().stream().limit(MAX_ASKS).toList()) {
      waiting.put(id, waiting.remove(id)); // to the end of the line
      ask(id);
    }
  }

  private void ask(String id) {
    bus.ask(Jobs.GET, id)
        .onComplete(
            job -> {
              Promise<JobView> promise = job.state().finished() ? waiting.remove(id) : null;
              if (promise != null) {
                promise.complete(job);
              }
            },
            error -> {
              // What is away comes back; what is gone does not.
              boolean gone = DarkroomException.of(error).failure() == Failure.JOB_NOT_FOUND;
              Promise<JobView> promise = gone ? waiting.remove(id) : null;
              if (promise != null) {
                promise.fail(error);
              }
            });
  }
}
