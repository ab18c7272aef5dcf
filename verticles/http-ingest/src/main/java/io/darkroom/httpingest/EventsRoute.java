package io.darkroom.httpingest;

import io.darkroom.contract.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /v1/jobs/{id}/events}: what becomes of a job, as it happens. */
final class EventsRoute {
  private final Vertx vertx;
  private final Bus bus;
  private final JobWatch watch;
  private final Waits waits;

  EventsRoute(Vertx vertx, Bus bus, JobWatch watch, Waits waits) {
    this.vertx = vertx;
    this.bus = bus;
    this.watch = watch;
    this.waits = waits;
  }

  Future<?> events(RoutingContext ctx) {
    Queries.none(ctx);
    return new EventStream(vertx, bus, waits, Requests.jobId(ctx), ctx).run(watch);
  }
}
