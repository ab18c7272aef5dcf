package io.darkroom.httpingest;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Ask;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Page;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** {@code /v1/jobs}: what became of jobs, and what can still be done about them. */
final class JobRoutes {
  /** Items of a page, unless asked otherwise = {@value}. */
  static final int DEFAULT_LIMIT = 50;

  /** Most items of a page = {@value}. */
  static final int MAX_LIMIT = 1_000;

  private final Bus bus;

  JobRoutes(Bus bus) {
    this.bus = bus;
  }

  Future<?> get(RoutingContext ctx) {
    return about(ctx, Jobs.GET, 200);
  }

  Future<?> cancel(RoutingContext ctx) {
    return about(ctx, Jobs.CANCEL, 200);
  }

  Future<?> retry(RoutingContext ctx) {
    return about(ctx, Jobs.RETRY, 202);
  }

  Future<?> list(RoutingContext ctx) {
    JobQuery wanted =
        Queries.read(
            ctx,
            query -> {
              String state =
                  query.choice("state", "queued", "running", "succeeded", "failed", "cancelled");
              return new JobQuery(
                  state == null ? null : JobState.ofWire(state),
                  query.text("operation"),
                  query.text("parent"),
                  query.count("limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
                  query.text("cursor"));
            });
    return bus.ask(Jobs.LIST, wanted)
        .compose(page -> Answers.json(ctx, 200, json(page, it -> Links.with(new JobView(it)))));
  }

  static JsonObject json(Page page, Function<JsonObject, JsonObject> item) {
    JsonArray items = new JsonArray();
    page.items().forEach(it -> items.add(item.apply(it)));
    JsonObject json = new JsonObject().put("items", items);
    return page.next() == null ? json : json.put("next", page.next());
  }

  private Future<?> about(RoutingContext ctx, Ask<String, JobView> ask, int status) {
    Queries.none(ctx);
    return bus.ask(ask, Requests.jobId(ctx))
        .compose(job -> Answers.json(ctx, status, Links.with(job)));
  }
}
