package io.darkroom.scheduler;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/**
 * What is counted: {@code darkroom.scheduler.firings} by schedule and outcome. Of the nodes that
 * ask for the same job, one counts it as {@code made} and the others as {@code found}.
 */
final class FiringMeters {
  void made(String schedule) {
    counter(schedule, "made").increment();
  }

  void found(String schedule) {
    counter(schedule, "found").increment();
  }

  void skipped(String schedule) {
    counter(schedule, "skipped").increment();
  }

  void refused(String schedule) {
    counter(schedule, "refused").increment();
  }

  void missed(String schedule, int count) {
    counter(schedule, "missed").increment(count);
  }

  private static Counter counter(String schedule, String outcome) {
    return Counter.builder("darkroom.scheduler.firings")
        .description("firings of schedules, by what became of them")
        .tag("schedule", schedule)
        .tag("outcome", outcome)
        .register(Metrics.globalRegistry);
  }
}
