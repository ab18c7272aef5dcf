package io.darkroom.httpingest;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /api/job-status/{id}}, also spelled {@code job_status}: what became of a map. */
final class MapStatus {
  private final MapFinder finder;

  MapStatus(MapFinder finder) {
    this.finder = finder;
  }

  Future<?> get(RoutingContext ctx) {
    return finder
        .find(ctx.pathParam("id"))
        .compose(found -> Answers.json(ctx, 200, found.document()));
  }
}
