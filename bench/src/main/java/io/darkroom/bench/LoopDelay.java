package io.darkroom.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How late event loops are. A timer of {@value #PERIOD_MILLIS} ms is set on each of them, again and
 * again; whatever passes beyond that was spent waiting for somebody who held the loop. The node's
 * own probe does the same, ten times a second into few buckets, which is too little for a quantile
 * of seconds.
 */
final class LoopDelay {
  private static final long PERIOD_MILLIS = 5;
  private static final int MOST_SAMPLES = 1 << 20;

  private final long[] samples = new long[MOST_SAMPLES];
  private int count;

  /** Watches every event loop of that instance until it is closed. */
  static LoopDelay watch(Vertx vertx) {
    LoopDelay delay = new LoopDelay();
    DeploymentOptions onEveryLoop =
        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
    vertx.deployVerticle(() -> delay.new Probe(), onEveryLoop).await();
    return delay;
  }

  /** Forgets what was measured. */
  synchronized void clear() {
    count = 0;
  }

  /** The delay in milliseconds that this share of timers did not exceed. */
  synchronized double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(samples, count);
    Arrays.sort(sorted);
    return sorted[Math.min(count - 1, (int) (count * share))] / 1e6;
  }

  private synchronized void record(long nanos) {
    if (count < MOST_SAMPLES) {
      samples[count++] = Math.max(0, nanos);
    }
  }

  private final class Probe extends VerticleBase {
    @Override
    public Future<?> start() {
      probe();
      return Future.succeededFuture();
    }

    private void probe() {
      long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
      vertx.setTimer(
          PERIOD_MILLIS,
          id -> {
            record(System.nanoTime() - due);
            probe();
          });
    }
  }
}
