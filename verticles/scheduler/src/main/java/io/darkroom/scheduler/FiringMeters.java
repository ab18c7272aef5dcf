package io.darkroom.scheduler;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/**
 * What is counted of one schedule: {@code darkroom.scheduler.firings} by outcome. Of the nodes that
 * ask for the same job, one counts it as {@code made} and the others as {@code found}.
 */
final class FiringMeters {
  private final Counter made;
  private final Counter found;
  private final Counter skipped;
  private final Counter refused;
  private final Counter missed;

  FiringMeters(String schedule) {
    made = counter(schedule, "made");
    found = counter(schedule, "found");
    skipped = counter(schedule, "skipped");
    refused = counter(schedule, "refused");
    missed = counter(schedule, "missed");
  }

  void made() {
    made.increment();
  }

  void found() {
    found.increment();
  }

  void skipped() {
    skipped.increment();
  }

  void refused() {
    refused.increment();
  }

  void missed(int count) {
    missed.increment(count);
  }

  private static Counter counter(String schedule, String outcome) {
    return Counter.builder("darkroom.scheduler.firings")
        .description("firings of schedules, by what became of them")
        .tag("schedule", schedule)
        .tag("outcome", outcome)
        .register(Metrics.globalRegistry);
  }
}
