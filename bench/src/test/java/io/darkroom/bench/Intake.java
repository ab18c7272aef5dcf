package io.darkroom.bench;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import java.util.concurrent.TimeUnit;

/** What the bridge of a node that has just begun has taken in, by its own meters. */
final class Intake {
  private static final long MOST_SECONDS = 60;

  private final String kind;

  Intake(String kind) {
    this.kind = kind;
  }

  /** Looks on until so many messages became jobs; gives how many a second. */
  double watch(int messages) throws InterruptedException {
    Stretch stretch = new Stretch(messages);
    long begun = System.nanoTime();
    while (!stretch.isOver()) {
      if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
        throw new IllegalStateException(
            "accepted " + accepted() + " of " + messages + " in " + MOST_SECONDS + " s");
      }
      TimeUnit.MILLISECONDS.sleep(1);
      stretch.upTo(accepted());
    }
    return stretch.perSecond();
  }

  /** How many messages were received at once, on average. */
  double meanBatch() {
    DistributionSummary batches =
        Metrics.globalRegistry.find("darkroom.bridge.batch").tag("broker", kind).summary();
    return batches == null ? 0 : batches.mean();
  }

  private int accepted() {
    Counter accepted =
        Metrics.globalRegistry
            .find("darkroom.bridge.messages")
            .tags("broker", kind, "outcome", "accepted")
            .counter();
    return accepted == null ? 0 : (int) accepted.count();
  }
}
