package io.darkroom.launcher;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures how late an event loop is: a timer is set for a known time, and whatever passes beyond
 * it was spent waiting for somebody who held the loop. Deployed once for every event loop.
 */
final class DelayProbe extends VerticleBase {
  private static final long PERIOD_MILLIS = 100;
  private static final Duration[] BUCKETS =
      Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Timer delay =
      Timer.builder("darkroom.eventloop.delay")
          .description("How much later than asked for an event loop ran a timer")
          .serviceLevelObjectives(BUCKETS)
          .register(Metrics.globalRegistry);

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
          delay.record(Math.max(0, System.nanoTime() - due), TimeUnit.NANOSECONDS);
          probe();
        });
  }
}
