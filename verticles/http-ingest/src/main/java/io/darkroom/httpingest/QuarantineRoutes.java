package io.darkroom.httpingest;

import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Quarantines;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.quarantine.Quarantine;
import io.darkroom.storage.quarantine.Quarantined;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** {@code /v1/quarantine}: sources that nobody develops, since codecs crashed on them. */
final class QuarantineRoutes {
  private final Bus bus;
  private final Quarantine quarantine;

  QuarantineRoutes(Bus bus, BlobStore store) {
    this.bus = bus;
    quarantine = new Quarantine(store);
  }

  Future<?> list(RoutingContext ctx) {
    int limit =
        Queries.read(
            ctx, query -> query.count("limit", JobRoutes.DEFAULT_LIMIT, 1, Quarantine.MOST));
    return quarantine
        .list(limit)
        .compose(
            all -> {
              JsonArray items = new JsonArray();
              all.stream().map(Quarantined::toJson).forEach(items::add);
              return Answers.json(ctx, 200, new JsonObject().put("items", items));
            });
  }

  Future<?> release(RoutingContext ctx) {
    Queries.none(ctx);
    String sha256 = ctx.pathParam("sha256");
    return quarantine
        .release(sha256)
        .compose(
            released -> {
              bus.publish(Quarantines.CHANGED, sha256);
              return Answers.json(ctx, 200, new JsonObject().put("sha256", sha256));
            });
  }
}
