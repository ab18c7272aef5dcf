package io.darkroom.postback;

import io.darkroom.contract.bus.Settlement.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is counted: {@code darkroom.postback.deliveries} by outcome, {@code
 * darkroom.postback.latency} of a try, {@code darkroom.postback.inflight}. All are there at zero
 * from the start.
 */
final class Meters {
  private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
  private final AtomicInteger inFlight = new AtomicInteger();
  private final MeterRegistry registry = Metrics.globalRegistry;
  private final Timer latency;
  private final Gauge gauge;

  Meters() {
    outcomes.put(Outcome.DELIVERED, outcome("delivered"));
    outcomes.put(Outcome.RETRY, outcome("retry"));
    outcomes.put(Outcome.DEAD, outcome("dead"));
    outcomes.put(Outcome.RELEASED, outcome("released"));
    latency =
        Timer.builder("darkroom.postback.latency")
            .description("time of one try, from look-up to answer")
            .publishPercentileHistogram()
            .register(registry);
    gauge =
        Gauge.builder("darkroom.postback.inflight", inFlight, AtomicInteger::get)
            .description("tries under way")
            .register(registry);
  }

  void settled(Outcome outcome) {
    outcomes.get(outcome).increment();
  }

  void tried(long millis) {
    latency.record(Duration.ofMillis(millis));
  }

  void inFlight(int count) {
    inFlight.set(count);
  }

  /** The gauge looks at this object, and would go on to. */
  void close() {
    registry.remove(gauge);
  }

  private Counter outcome(String name) {
    return Counter.builder("darkroom.postback.deliveries")
        .description("tries of deliveries, by how they ended")
        .tag("outcome", name)
        .register(registry);
  }
}
