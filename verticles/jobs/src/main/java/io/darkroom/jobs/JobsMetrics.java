package io.darkroom.jobs;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.bus.Fault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The role's figures, all there from the start at zero for every operation that is known. Names
 * begin with {@code darkroom.jobs.}
 */
final class JobsMetrics {
  /** Asks whose batch sizes are told. */
  static final List<String> BATCHES =
      List.of("submit", "claim", "renew", "finish", "claim-deliveries", "settle");

  private static final String PREFIX = "darkroom.jobs.";
  private static final Duration[] RESULT_BUCKETS =
      Stream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<String, PerOperation> operations = new HashMap<>();
  private final Map<String, DistributionSummary> batches = new HashMap<>();
  private final List<Gauge> gauges = new ArrayList<>();
  private final DistributionSummary commits;
  private final Counter refused;
  private volatile Stats stats = Stats.NONE;

  JobsMetrics(MeterRegistry registry, Collection<String> known) {
    this.registry = registry;
    for (String ask : BATCHES) {
      batches.put(ask, summary("batch.size", "ask", ask));
    }
    commits = summary("commit.size");
    refused = registry.counter(PREFIX + "refused");
    gauge("queued.oldest.seconds", () -> stats.oldestQueuedMillis() / 1e3);
    gauge("deliveries", () -> stats.pendingDeliveries(), "state", "pending");
    gauge("deliveries", () -> stats.deadDeliveries(), "state", "dead");
    known.forEach(this::of);
  }

  void submitted(JobRecord job) {
    of(job.operation()).submitted.increment();
  }

  void refused(int jobs) {
    refused.increment(jobs);
  }

  void waited(JobRecord job, long millis) {
    of(job.operation()).wait.record(Duration.ofMillis(Math.max(0, millis)));
  }

  void attempted(JobRecord job, Attempt attempt) {
    of(job.operation()).attempts.get(attempt.outcome()).increment();
  }

  void finished(JobRecord job) {
    PerOperation of = of(job.operation());
    of.finished.get(job.state()).increment();
    of.result.record(Duration.ofMillis(Math.max(0, job.end().at() - job.order().createdAt())));
    Fault fault = job.end().fault();
    if (job.state() == JobState.FAILED) {
      failures(job.operation(), fault.failure()).increment();
    }
  }

  /** An ask about so many was answered. */
  void batch(String ask, int size) {
    if (size > 0) {
      batches.get(ask).record(size);
    }
  }

  /** So many writes shared one transaction; called on the writer's thread. */
  void committed(int size) {
    commits.record(size);
  }

  void counted(Stats now) {
    now.queued().keySet().forEach(this::of);
    now.running().keySet().forEach(this::of);
    stats = now;
  }

  /** Takes the gauges away: they would go on telling what this node saw last. */
  void close() {
    gauges.forEach(registry::remove);
  }

  private PerOperation of(String operation) {
    return operations.computeIfAbsent(operation, PerOperation::new);
  }

  private Counter failures(String operation, Failure failure) {
    return registry.counter(PREFIX + "failures", "operation", operation, "failure", failure.name());
  }

  private DistributionSummary summary(String name, String... tags) {
    return DistributionSummary.builder(PREFIX + name)
        .tags(tags)
        .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500)
        .register(registry);
  }

  private void gauge(String name, Supplier<Number> value, String... tags) {
    gauges.add(
        Gauge.builder(PREFIX + name, value).tags(tags).strongReference(true).register(registry));
  }

  private final class PerOperation {
    private final Counter submitted;
    private final Timer wait;
    private final Timer result;
    private final Map<Attempt.Outcome, Counter> attempts = new HashMap<>();
    private final Map<JobState, Counter> finished = new HashMap<>();

    PerOperation(String operation) {
      submitted = registry.counter(PREFIX + "submitted", "operation", operation);
      wait = timer("wait", operation);
      result = timer("result", operation);
      for (Attempt.Outcome outcome : Attempt.Outcome.values()) {
        attempts.put(
            outcome,
            registry.counter(
                PREFIX + "attempts", "operation", operation, "outcome", outcome.wire()));
      }
      for (JobState state : JobState.values()) {
        if (state.finished()) {
          finished.put(
              state,
              registry.counter(PREFIX + "finished", "operation", operation, "state", state.wire()));
        }
      }
      Arrays.stream(Failure.values())
          .filter(JobsMetrics::endsJobs)
          .forEach(failure -> failures(operation, failure));
      gauge("queued", () -> stats.queued().getOrDefault(operation, 0L), "operation", operation);
      gauge("running", () -> stats.running().getOrDefault(operation, 0L), "operation", operation);
    }

    private Timer timer(String name, String operation) {
      return Timer.builder(PREFIX + name)
          .tag("operation", operation)
          .serviceLevelObjectives(RESULT_BUCKETS)
          .register(registry);
    }
  }

  /** True for what a worker can report of a source, an image, its work, or a blob. */
  private static boolean endsJobs(Failure failure) {
    int hundreds = failure.number() / 100;
    return (hundreds >= 4 && hundreds <= 7) || failure == Failure.INTERNAL;
  }
}
