package io.darkroom.scheduler.profiles;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;

/**
 * What is counted of watching profiles: {@code darkroom.profile.feed.polls} by outcome, and {@code
 * darkroom.profile.feed.changes}: given, strange ones, and older ones of a profile that a newer one
 * took the place of.
 */
final class FeedMeters {
  private final MeterRegistry registry = Metrics.globalRegistry;

  FeedMeters() {
    polled(true, 0);
    polled(false, 0);
    for (String outcome : new String[] {"given", "strange", "outdated"}) {
      changes(outcome, 0);
    }
  }

  void polled(boolean well) {
    polled(well, 1);
  }

  private void polled(boolean well, int times) {
    Counter.builder("darkroom.profile.feed.polls")
        .description("polls of content servers, by how they ended")
        .tag("outcome", well ? "succeeded" : "failed")
        .register(registry)
        .increment(times);
  }

  void changes(String outcome, int number) {
    Counter.builder("darkroom.profile.feed.changes")
        .description("deployments of profiles that were read, by what became of them")
        .tag("outcome", outcome)
        .register(registry)
        .increment(number);
  }
}
