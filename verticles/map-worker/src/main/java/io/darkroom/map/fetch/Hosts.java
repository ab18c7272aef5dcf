package io.darkroom.map.fetch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sees that no host is asked too much: only so many requests at a time, and in a second. Those that
 * are too many wait in the order they came. One context.
 */
final class Hosts {
  private final Vertx vertx;
  private final int atOnce;
  private final long apartNanos;
  private final Map<String, Lane> lanes = new HashMap<>();

  /**
   * None yet.
   *
   * @param atOnce most requests to a host at a time
   * @param rate most requests to a host in a second
   */
  Hosts(Vertx vertx, int atOnce, int rate) {
    this.vertx = vertx;
    this.atOnce = atOnce;
    apartNanos = TimeUnit.SECONDS.toNanos(1) / rate;
  }

  /** Asks when it is its turn; the place is free again when the future has completed. */
  <T> Future<T> ask(String host, Supplier<Future<T>> request) {
    Lane lane = lanes.computeIfAbsent(host, Lane::new);
    Promise<T> promise = Promise.promise();
    lane.waiting.add(() -> request.get().onComplete(promise));
    promise.future().onComplete(ended -> lane.ended());
    lane.next();
    return promise.future();
  }

  private final class Lane {
    private final String host;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int asked;
    private long lastNanos = System.nanoTime() - apartNanos;
    private boolean pausing;

    Lane(String host) {
      this.host = host;
    }

    private void next() {
      while (!waiting.isEmpty() && asked < atOnce && !pausing) {
        long wait = lastNanos + apartNanos - System.nanoTime();
        if (wait > 0) {
          pausing = true;
          vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)), passed -> go());
          return;
        }
        asked++;
        lastNanos = System.nanoTime();
        waiting.remove().run();
      }
    }

    private void go() {
      pausing = false;
      next();
    }

    private void ended() {
      asked--;
      next();
      if (idle()) {
        // Not before the next may be asked for: it would not know when this was.
        vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(apartNanos) + 1, passed -> forget());
      }
    }

    private boolean idle() {
      return asked == 0 && waiting.isEmpty();
    }

    private void forget() {
      if (idle() && System.nanoTime() - lastNanos >= apartNanos) {
        lanes.remove(host, this);
      }
    }
  }
}
