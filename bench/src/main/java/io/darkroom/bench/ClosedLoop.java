package io.darkroom.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** A step that is taken again as soon as it has ended, in several lanes at a time. */
final class ClosedLoop implements Load {
  private static final long END_SECONDS = 60;

  private final Vertx vertx;
  private final int lanes;
  private final Supplier<Future<Integer>> step;
  private final AtomicLong left;
  private final LongAdder finished = new LongAdder();
  private final List<Future<Void>> ends = new ArrayList<>();
  private volatile boolean stopping;
  private volatile Throwable failure;

  /**
   * A loop that has not begun.
   *
   * @param step gives how many units it finished; called on event loops of {@code vertx}
   */
  ClosedLoop(Vertx vertx, int lanes, Supplier<Future<Integer>> step) {
    this(vertx, lanes, Long.MAX_VALUE, step);
  }

  /** A loop that ends by itself after so many steps. */
  ClosedLoop(Vertx vertx, int lanes, long steps, Supplier<Future<Integer>> step) {
    this.vertx = vertx;
    this.lanes = lanes;
    this.left = new AtomicLong(steps);
    this.step = step;
  }

  @Override
  public void begin() {
    for (int i = 0; i < lanes; i++) {
      Promise<Void> end = Promise.promise();
      ends.add(end.future());
      Context context = ((VertxInternal) vertx).createEventLoopContext();
      context.runOnContext(now -> next(context, end));
    }
  }

  private void next(Context context, Promise<Void> end) {
    if (stopping || left.getAndDecrement() <= 0) {
      end.complete();
      return;
    }
    Future<Integer> taken;
    try {
      taken = step.get();
    } catch (RuntimeException error) {
      taken = Future.failedFuture(error);
    }
    taken.onComplete(
        units -> {
          finished.add(units);
          // Not at once: a step that ends where it began would never come back.
          context.runOnContext(now -> next(context, end));
        },
        error -> {
          if (!stopping) {
            failure = error;
          }
          stopping = true;
          end.complete();
        });
  }

  @Override
  public long finished() {
    return finished.sum();
  }

  @Override
  public Throwable failure() {
    return failure;
  }

  @Override
  public void close() {
    stopping = true;
    try {
      Future.join(ends).await(END_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException("steps are under way after " + END_SECONDS + " s", late);
    }
  }
}
