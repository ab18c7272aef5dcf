package io.darkroom.launcher;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/**
 * What a node counts: the JVM, the process, Vert.x, and whatever its verticles put into
 * Micrometer's global registry, which this one joins for as long as the node runs.
 */
final class NodeMetrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<MeterBinder> binders =
      List.of(
          new JvmMemoryMetrics(),
          new JvmGcMetrics(),
          new JvmThreadMetrics(),
          new ClassLoaderMetrics(),
          new ProcessorMetrics(),
          new FileDescriptorMetrics(),
          new UptimeMetrics(),
          new LogbackMetrics());

  NodeMetrics() {
    Metrics.addRegistry(registry);
    binders.forEach(binder -> binder.bindTo(registry));
    Gauge.builder("darkroom.process.resident.bytes", ProcessMemory::residentBytes)
        .description("Memory of this process that is in RAM: heap, native and images alike")
        .register(registry);
  }

  /** Everything in Prometheus' text format. */
  String scrape() {
    return registry.scrape();
  }

  /** Lets Vert.x count too; few labels, none that a stranger could multiply. */
  VertxBuilder measure(VertxBuilder builder, VertxOptions options) {
    MetricsOptions metrics =
        new MicrometerMetricsOptions()
            .setEnabled(true)
            .setRegistryName("darkroom-" + UUID.randomUUID())
            .setLabels(
                EnumSet.of(
                    Label.HTTP_METHOD,
                    Label.HTTP_CODE,
                    Label.POOL_TYPE,
                    Label.POOL_NAME,
                    Label.EB_SIDE))
            .addDisabledMetricsCategory(MetricsDomain.NET_SERVER)
            .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
            .addDisabledMetricsCategory(MetricsDomain.VERTICLES);
    return builder
        .with(options.setMetricsOptions(metrics))
        .withMetrics(new MicrometerMetricsFactory(registry));
  }

  @Override
  public void close() {
    Metrics.removeRegistry(registry);
    for (MeterBinder binder : binders) {
      if (binder instanceof AutoCloseable closeable) {
        closeQuietly(closeable);
      }
    }
    registry.close();
  }

  private static void closeQuietly(AutoCloseable binder) {
    try {
      binder.close();
    } catch (Exception ignored) { // a listener that could not be taken off ends with the process
      return;
    }
  }
}
