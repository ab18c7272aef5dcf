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
 */
final class CpuPool {
  private final ExecutorService executor;
  private final AtomicInteger busy = new AtomicInteger();
  private final LongAdder busyNanos = new LongAdder();

  CpuPool(int threads) {
    AtomicInteger number = new AtomicInteger();
    executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "darkroom-cpu-" + number.getAndIncrement());
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
    attempt.computeBegun();
    executor.execute(
        () -> {
          long begun = System.nanoTime();
          busy.incrementAndGet();
          try {
            task.run();
          } finally {
            busy.decrementAndGet();
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
  }
}
