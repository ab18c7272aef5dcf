package io.darkroom.httpingest;

import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.DeliveryQuery;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** {@code /v1/deliveries}: the notifications that jobs owe. */
final class DeliveryRoutes {
  private final Bus bus;

  DeliveryRoutes(Bus bus) {
    this.bus = bus;
  }

  Future<?> list(RoutingContext ctx) {
    DeliveryQuery wanted =
        Queries.read(
            ctx,
            query -> {
              String state = query.choice("state", "pending", "delivered", "dead");
              return new DeliveryQuery(
                  state == null ? "dead" : state,
                  query.count("limit", JobRoutes.DEFAULT_LIMIT, 1, JobRoutes.MAX_LIMIT),
                  query.text("cursor"));
            });
    return bus.ask(Jobs.LIST_DELIVERIES, wanted)
        .compose(page -> Answers.json(ctx, 200, JobRoutes.json(page, delivery -> delivery)));
  }

  Future<?> replay(RoutingContext ctx) {
    Queries.none(ctx);
    return bus.ask(Jobs.REPLAY_DELIVERY, ctx.pathParam("id"))
        .compose(delivery -> Answers.json(ctx, 202, delivery));
  }
}
