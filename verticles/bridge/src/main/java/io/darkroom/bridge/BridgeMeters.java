package io.darkroom.bridge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What every bridge counts, under the tag {@code broker}: {@code darkroom.bridge.messages} by route
 * and outcome, {@code darkroom.bridge.batch} as received, {@code darkroom.bridge.unsettled}, {@code
 * darkroom.bridge.waiting} consumers that hold a batch since {@code jobs} does not take it, {@code
 * darkroom.bridge.away} consumers whose broker is away, {@code darkroom.bridge.sent} by outcome.
 */
final class BridgeMeters {
  /** What became of a message. */
  enum Inward {
    /** It made a job. */
    ACCEPTED,
    /** It found the job that it had made before. */
    DUPLICATE,
    /** It asked for nothing. */
    IGNORED,
    /** It was none for its format, or one of several alike, and was removed. */
    DROPPED,
    /** It was dead-lettered. */
    REJECTED,
    /** It was given back untried. */
    RELEASED
  }

  private final MeterRegistry registry = Metrics.globalRegistry;
  private final String broker;
  private final AtomicInteger unsettled = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger away = new AtomicInteger();
  private final Gauge[] gauges;

  BridgeMeters(String broker) {
    this.broker = broker;
    gauges =
        new Gauge[] {
          gauge("unsettled", "messages received and not settled", unsettled),
          gauge("waiting", "consumers that hold messages which jobs does not take now", waiting),
          gauge("away", "consumers whose broker is away", away)
        };
  }

  void received(String route, int messages) {
    unsettled.addAndGet(messages);
    DistributionSummary.builder("darkroom.bridge.batch")
        .description("messages received at once")
        .tags("broker", broker, "route", route)
        .register(registry)
        .record(messages);
  }

  void settled(String route, Inward outcome, int messages) {
    unsettled.addAndGet(-messages);
    count("messages", "messages received, by what became of them", route, outcome.name(), messages);
  }

  void sent(String outcome, int messages) {
    count("sent", "deliveries tried, by how that ended", "", outcome, messages);
  }

  void waits(boolean waits) {
    waiting.addAndGet(waits ? 1 : -1);
  }

  void away(boolean isAway) {
    away.addAndGet(isAway ? 1 : -1);
  }

  /** The gauges look at this object, and would go on to. */
  void close() {
    for (Gauge gauge : gauges) {
      registry.remove(gauge);
    }
  }

  private void count(String name, String description, String route, String outcome, int messages) {
    Counter.Builder counter =
        Counter.builder("darkroom.bridge." + name)
            .description(description)
            .tags("broker", broker, "outcome", outcome.toLowerCase(Locale.ROOT));
    if (!route.isEmpty()) {
      counter.tag("route", route);
    }
    counter.register(registry).increment(messages);
  }

  private Gauge gauge(String name, String description, AtomicInteger value) {
    return Gauge.builder("darkroom.bridge." + name, value, AtomicInteger::get)
        .description(description)
        .tag("broker", broker)
        .register(registry);
  }
}
