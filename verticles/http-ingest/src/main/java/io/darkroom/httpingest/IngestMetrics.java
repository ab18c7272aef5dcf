package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code darkroom.ingest.*}; every series is there, at zero, from the start. */
final class IngestMetrics {
  /** The route of requests that no endpoint serves. */
  static final String NO_ROUTE = "none";

  private static final List<String> STATUSES = List.of("1xx", "2xx", "3xx", "4xx", "5xx");

  private final MeterRegistry registry;
  private final Map<Failure, Counter> refused = new EnumMap<>(Failure.class);
  private final Map<String, List<Timer>> requests = new HashMap<>();
  private final DistributionSummary uploads;
  private final Timer uploadTime;
  // Not gauges: several verticles of one process count together.
  private final LongTaskTimer connections;
  private final LongTaskTimer listeners;

  IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Failure failure : Failure.values()) {
      refused.put(failure, registry.counter("darkroom.ingest.refused", "code", failure.name()));
    }
    this.uploads =
        DistributionSummary.builder("darkroom.ingest.uploads")
            .description("Sizes of the images uploaded")
            .baseUnit("bytes")
            .register(registry);
    this.uploadTime =
        Timer.builder("darkroom.ingest.upload.duration")
            .description("From an upload's head to its blob")
            .register(registry);
    this.connections = registry.more().longTaskTimer("darkroom.ingest.connections");
    this.listeners = registry.more().longTaskTimer("darkroom.ingest.listeners");
  }

  /** Begins the series of those endpoints. */
  void routes(Collection<Endpoint> endpoints) {
    endpoints.forEach(endpoint -> requests.put(name(endpoint), requests(name(endpoint))));
    requests.put(NO_ROUTE, requests(NO_ROUTE));
  }

  /** A client connected; the sample is stopped when it leaves. */
  LongTaskTimer.Sample connected() {
    return connections.start();
  }

  /** A client listens to a job; the sample is stopped when it no longer does. */
  LongTaskTimer.Sample listening() {
    return listeners.start();
  }

  void answered(String route, int status, Duration took) {
    requests.get(route).get(Math.min(Math.max(status / 100, 1), 5) - 1).record(took);
  }

  void refused(Failure failure) {
    refused.get(failure).increment();
  }

  void uploaded(long bytes, Duration took) {
    uploads.record((double) bytes);
    uploadTime.record(took);
  }

  static String name(Endpoint endpoint) {
    return endpoint.method() + " " + endpoint.path();
  }

  private List<Timer> requests(String route) {
    return STATUSES.stream()
        .map(
            status ->
                Timer.builder("darkroom.ingest.requests")
                    .description("Requests answered, by route and class of status")
                    .tag("route", route)
                    .tag("status", status)
                    .register(registry))
        .toList();
  }
}
