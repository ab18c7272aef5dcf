package io.darkroom.worker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Progress;
import io.darkroom.contract.bus.ClaimedJob;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One job in hand, from its claim to its end. Lives on the loop's context; only what is volatile is
 * touched by CPU threads.
 */
final class Attempt {
  final ClaimedJob job;
  final Lane lane;
  final Lease lease;
  final long begunNanos = System.nanoTime();

  /** What the steps took, for the log; written on the context. */
  long fetchNanos;

  long computeNanos;
  long storeNanos;

  private final Context context;
  private final Promise<Void> abandonment = Promise.promise();
  private final Set<Promise<?>> steps = new HashSet<>();
  private volatile DarkroomException abandoned;
  private volatile Progress progress;
  private volatile long ownWayNanos;
  private Progress told;
  private int computing;
  private Buffer source;
  private boolean parts;
  private boolean ended;
  private boolean wrote;
  private Future<Void> writing = Future.succeededFuture();

  Attempt(ClaimedJob job, Lane lane, Lease lease, Context context) {
    this.job = job;
    this.lane = lane;
    this.lease = lease;
    this.context = context;
  }

  /** Nothing more of this attempt is wanted. Only the first reason counts. */
  void abandon(DarkroomException reason) {
    if (abandoned == null) {
      abandoned = reason;
      abandonment.fail(reason);
      List.copyOf(steps).forEach(step -> step.tryFail(reason));
    }
  }

  /** Why nothing more is wanted; null while it is. */
  DarkroomException abandoned() {
    return abandoned;
  }

  /** Fails when the attempt is abandoned, and never succeeds. */
  Future<Void> abandonment() {
    return abandonment.future();
  }

  /**
   * Takes a step, whose future completes on the context, and fails when the attempt is given up.
   */
  <T> Future<T> whileWanted(Supplier<Future<T>> step) {
    if (abandoned != null) {
      return Future.failedFuture(abandoned);
    }
    Promise<T> promise = Promise.promise();
    steps.add(promise); // not a listener each: those stay, and hold on to what the steps gave
    promise.future().onComplete(done -> steps.remove(promise));
    step.get()
        .onComplete(
            value -> onContext(() -> promise.tryComplete(value)),
            error -> onContext(() -> promise.tryFail(error)));
    return promise.future();
  }

  void onContext(Runnable action) {
    if (Vertx.currentContext() == context) {
      action.run();
    } else {
      context.runOnContext(nothing -> action.run());
    }
  }

  /** An image that is to be developed was fetched; null when it was put aside. */
  void fetched(Buffer bytes) {
    source = bytes;
  }

  /** The image that is being developed; null when there is none. */
  Buffer source() {
    return source;
  }

  /** It has had parts of the job made. */
  void hasParts() {
    parts = true;
  }

  /** True if there may be what parts made. */
  boolean hadParts() {
    return parts;
  }

  /** Something is being stored; that goes on when nothing more of the attempt is wanted. */
  <T> Future<T> writes(Future<T> write) {
    wrote = true;
    writing = writing.transform(before -> write.transform(now -> Future.succeededFuture()));
    return write;
  }

  /** Completes when nothing is being stored any more. */
  Future<Void> written() {
    return writing;
  }

  /** True if it is a part of a job, and may have stored something. */
  boolean madeAPart() {
    return wrote && job.request().parent() != null;
  }

  /** The operation has ended. */
  void end() {
    ended = true;
  }

  boolean ended() {
    return ended;
  }

  void progress(Progress now) {
    progress = now;
  }

  /** How far it is, to be told with a renewal. */
  Progress tellProgress() {
    told = progress;
    return told;
  }

  /** True if there is progress that was not told. */
  boolean hasNews() {
    return progress != null && !progress.equals(told);
  }

  /** Since when it has computed without giving way, by the monotonic clock. */
  long hadItsWay() {
    return ownWayNanos;
  }

  void hadItsWay(long sinceNanos) {
    ownWayNanos = sinceNanos;
  }

  void computeBegun() {
    computing++;
  }

  /** Called when the CPU thread is free again, which can be long after the attempt has ended. */
  void computeReturned() {
    computing--;
  }

  /** True while a CPU thread is at work for it, or soon to be. */
  boolean holdsCpu() {
    return computing > 0;
  }
}
