package io.darkroom.httpingest;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /metrics}: all of this process, in Prometheus' text format. */
final class MetricsRoute {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Vertx vertx;
  private final PrometheusMeterRegistry registry;

  MetricsRoute(Vertx vertx) {
    this.vertx = vertx;
    this.registry = find();
  }

  Future<?> scrape(RoutingContext ctx) {
    return vertx
        .executeBlocking(() -> registry.scrape(CONTENT_TYPE), false)
        .compose(
            text -> ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE).end(text));
  }

  /** The registry that the process has; where verticles run without a launcher, one of our own. */
  private static PrometheusMeterRegistry find() {
    CompositeMeterRegistry all = Metrics.globalRegistry;
    synchronized (all) {
      return all.getRegistries().stream()
          .filter(PrometheusMeterRegistry.class::isInstance)
          .map(PrometheusMeterRegistry.class::cast)
          .findFirst()
          .orElseGet(
              () -> {
                PrometheusMeterRegistry ours =
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
                all.add(ours);
                return ours;
              });
    }
  }
}
