package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Ids;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One attempt at a sweep: whose steps fail when it is over, and how far it is. Lives on the loop's
 * context.
 */
final class Run {
  private final Work work;
  private final String owner = Ids.next();
  private final Set<Promise<?>> open = new HashSet<>();
  private final Tally tally;
  private DarkroomException over;
  private int total;

  Run(Work work, SweepMeters meters) {
    this.work = work;
    this.tally = new Tally(meters);
    // One listener for all steps: there are hundreds of thousands.
    work.over().onFailure(reason -> end(DarkroomException.of(reason)));
  }

  /** The sweep's job. */
  String job() {
    return work.id();
  }

  /** Tells this attempt from every other, whatever its number. */
  String owner() {
    return owner;
  }

  JsonObject options() {
    return work.request().options();
  }

  Tally tally() {
    return tally;
  }

  /** Takes a step, whose future fails when the run is over. */
  <T> Future<T> step(Supplier<Future<T>> step) {
    if (over != null) {
      return Future.failedFuture(over);
    }
    Promise<T> promise = Promise.promise();
    open.add(promise);
    promise.future().onComplete(done -> open.remove(promise));
    step.get().onComplete(promise::tryComplete, promise::tryFail);
    return promise.future();
  }

  /** False when it is over. */
  boolean wanted() {
    return over == null;
  }

  /** Nothing more is to be begun; what is open fails. */
  void end(DarkroomException reason) {
    if (over == null) {
      over = reason;
      Set.copyOf(open).forEach(promise -> promise.tryFail(reason));
    }
  }

  /** So many documents were found. */
  void found(long documents) {
    total = (int) Math.min(Integer.MAX_VALUE, documents);
    tell();
  }

  /** Documents are done with. */
  void told() {
    tell();
  }

  private void tell() {
    int done = tally.documents();
    work.progress(done, Math.max(total, done), "sweeping");
  }
}
