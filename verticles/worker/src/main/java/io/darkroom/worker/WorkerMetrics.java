package io.darkroom.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a worker tells of itself, all of it from the start: {@code
 * darkroom.worker.jobs{operation,outcome}}, {@code .fetch}, {@code .compute}, {@code
 * .store{operation}}, {@code .claims}; and of each loop, under the tag {@code worker}, {@code
 * .slots.used}, {@code .slots.total}, {@code .costly.used}, {@code .costly.total} (slots of costly
 * work), {@code .waiting} (jobs that wait for their parts), {@code .cpu.used}, {@code .cpu.total},
 * {@code .cpu.seconds} (utilisation is its rate over the total), {@code .quarantined}.
 */
final class WorkerMetrics {
  private static final String PREFIX = "darkroom.worker.";

  private final MeterRegistry registry = Metrics.globalRegistry;
  private final Map<String, Counter> jobs = new HashMap<>();
  private final Map<String, Timer> timers = new HashMap<>();
  private final List<Meter> own = new ArrayList<>();
  private final DistributionSummary claims;

  WorkerMetrics(List<String> operations) {
    for (String operation : operations) {
      for (Outcome outcome : Outcome.values()) {
        jobs.put(
            operation + outcome,
            Counter.builder(PREFIX + "jobs")
                .description("attempts that ended")
                .tags("operation", operation, "outcome", outcome.wire())
                .register(registry));
      }
      for (String step : List.of("fetch", "compute", "store")) {
        timers.put(
            step + operation,
            Timer.builder(PREFIX + step)
                .tags("operation", operation)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry));
      }
    }
    claims =
        DistributionSummary.builder(PREFIX + "claims")
            .description("jobs given by one claim that gave any")
            .register(registry);
  }

  /** Watches one loop, until {@link #close}. */
  void watch(
      String worker,
      WorkerOptions options,
      List<Lane> lanes,
      CpuPool cpu,
      Supplier<Number> quarantined) {
    gauge("slots.used", worker, () -> used(lanes, false));
    gauge("slots.total", worker, options::slots);
    gauge("costly.used", worker, () -> used(lanes, true));
    gauge("costly.total", worker, options::costlyThreads);
    gauge("waiting", worker, () -> lanes.stream().mapToInt(lane -> lane.slots.waits()).sum());
    gauge("cpu.used", worker, cpu::busy);
    gauge("cpu.total", worker, options::cpuThreads);
    gauge("quarantined", worker, quarantined);
    own.add(
        FunctionCounter.builder(PREFIX + "cpu.seconds", cpu, CpuPool::busySeconds)
            .tags("worker", worker)
            .register(registry));
  }

  private static int used(List<Lane> lanes, boolean costly) {
    return lanes.stream()
        .filter(lane -> lane.costly == costly)
        .mapToInt(lane -> lane.slots.used())
        .sum();
  }

  private void gauge(String name, String worker, Supplier<Number> value) {
    own.add(Gauge.builder(PREFIX + name, value).tags("worker", worker).register(registry));
  }

  DistributionSummary claims() {
    return claims;
  }

  void ended(String operation, Outcome outcome) {
    jobs.get(operation + outcome).increment();
  }

  /** One step of a job took so long: {@code fetch}, {@code compute} or {@code store}. */
  void took(String step, String operation, long nanos) {
    timers.get(step + operation).record(Duration.ofNanos(nanos));
  }

  /** The loop's own gauges go with it. */
  void close() {
    own.forEach(registry::remove);
  }
}
