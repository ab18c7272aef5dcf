package io.darkroom.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;

/**
 * The threads that compute: platform threads, since a native call would pin a virtual one's
 * carrier, and as many as there are processors. Its queue is bounded by the worker's slots.
 *
 * <p>Costly computations, which are no more than their lane has slots, leave some of the threads to
 * the others. Where they may take all, as where there is but one thread, they have as many of their
 * own, and give way in between.
 */
final class CpuPool {
  private final ExecutorService executor;
  private final ExecutorService costly;
  private final SmallFirst smallFirst = new SmallFirst();
  private final AtomicInteger busy = new AtomicInteger();
  private final LongAdder busyNanos = new LongAdder();

  /**
   * @param costlyThreads most of them for costly work
   */
  CpuPool(int threads, int costlyThreads) {
    executor = executor(threads, "darkroom-cpu-");
    costly = costlyThreads < threads ? executor : executor(costlyThreads, "darkroom-cpu-costly-");
  }

  private static ExecutorService executor(int threads, String name) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          Thread thread = new Thread(task, name + number.getAndIncrement());
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Computes for an attempt. When the attempt is abandoned the thread is interrupted, or the task
   * never begun; native code does not hear that, so {@code returned} tells when the thread is free
   * indeed. The future and {@code returned} come on the attempt's context.
   */
  <T> Future<T> run(Attempt attempt, Callable<T> callable, ObjLongConsumer<Attempt> returned) {
    Promise<T> promise = Promise.promise();
    FutureTask<T> task = new FutureTask<>(callable);
    boolean small = !attempt.lane.costly;
    attempt.computeBegun();
    if (small) {
      smallFirst.begun();
    }
    (small ? executor : costly)
        .execute(
            () -> {
              long begun = System.nanoTime();
              attempt.hadItsWay(begun);
              busy.incrementAndGet();
              try {
                task.run();
              } finally {
                busy.decrementAndGet();
                if (small) {
                  smallFirst.ended();
                }
                long took = System.nanoTime() - begun;
                busyNanos.add(took);
                attempt.onContext(
                    () -> {
                      attempt.computeNanos += took;
                      attempt.computeReturned();
                      returned.accept(attempt, took);
                      settle(task, promise);
                    });
              }
            });
    attempt.abandonment().onFailure(reason -> task.cancel(true));
    return promise.future();
  }

  /** On the thread of a costly computation: lets small ones go first, if it has their thread. */
  void giveWay(Attempt attempt) throws InterruptedException {
    if (attempt.lane.costly && costly != executor) {
      long now = System.nanoTime();
      smallFirst.await(now - attempt.hadItsWay());
      attempt.hadItsWay(System.nanoTime());
    }
  }

  private static <T> void settle(FutureTask<T> task, Promise<T> promise) {
    if (task.isCancelled()) {
      promise.tryFail("cancelled"); // nobody listens: the attempt was abandoned
      return;
    }
    try {
      promise.tryComplete(task.get());
    } catch (ExecutionException failure) {
      promise.tryFail(failure.getCause());
    } catch (InterruptedException impossible) { // the task is done, so get() does not wait
      Thread.currentThread().interrupt();
      promise.tryFail(impossible);
    }
  }

  /** Threads at work now. */
  int busy() {
    return busy.get();
  }

  /** All time that threads were at work, in seconds. */
  double busySeconds() {
    return busyNanos.sum() / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Takes no more; threads end when what they do has returned. */
  void close() {
    executor.shutdownNow();
    costly.shutdownNow();
  }
}
