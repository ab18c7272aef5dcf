package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.sweeps.SweepOptions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/** What is counted of one sweep: {@code darkroom.sweeps.documents}, by what became of them. */
record SweepMeters(Counter developed, Counter reused, Counter invalid, Counter later) {
  static SweepMeters of(SweepOptions.Name sweep) {
    return new SweepMeters(
        counter(sweep, "developed"),
        counter(sweep, "reused"),
        counter(sweep, "invalid"),
        counter(sweep, "later"));
  }

  private static Counter counter(SweepOptions.Name sweep, String outcome) {
    return Counter.builder("darkroom.sweeps.documents")
        .description("documents that were swept, by what became of them")
        .tag("sweep", sweep.wire())
        .tag("outcome", outcome)
        .register(Metrics.globalRegistry);
  }
}
