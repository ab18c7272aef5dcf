package io.darkroom.avatar;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many pairs of pictures were made, and how long it took: under the names that the dashboards
 * of the service before look for ({@code snapshot_generation_duration_seconds}, {@code
 * snapshot_generation_count}).
 */
final class ProfileImagesMetrics {
  private static final String COUNT = "snapshot.generation.count";

  private final Timer duration =
      Timer.builder("snapshot.generation.duration")
          .description("from taking a job to its pictures' being stored")
          .register(Metrics.globalRegistry);
  private final Counter succeeded = count("success");
  private final Counter failed = count("failure");
  private final Counter kept = made("kept");
  private final Counter copied = made("copied");
  private final Counter rendered = made("rendered");
  private final Counter leftOut =
      Counter.builder("darkroom.avatar.left.out")
          .description("wearables that avatars were drawn without")
          .register(Metrics.globalRegistry);

  private static Counter count(String status) {
    return Counter.builder(COUNT)
        .description("pairs of pictures")
        .tag("status", status)
        .register(Metrics.globalRegistry);
  }

  private static Counter made(String how) {
    return Counter.builder("darkroom.avatar.made")
        .description("pairs of pictures, by how they were come by")
        .tag("how", how)
        .register(Metrics.globalRegistry);
  }

  void made(String how, long begunNanos) {
    duration.record(System.nanoTime() - begunNanos, TimeUnit.NANOSECONDS);
    succeeded.increment();
    (switch (how) {
          case "kept" -> kept;
          case "copied" -> copied;
          default -> rendered;
        })
        .increment();
  }

  void leftOut(int count) {
    leftOut.increment(count);
  }

  void failed() {
    failed.increment();
  }

  void close() {
    for (Meter meter : List.of(duration, succeeded, failed, kept, copied, rendered, leftOut)) {
      Metrics.globalRegistry.remove(meter);
    }
  }
}
