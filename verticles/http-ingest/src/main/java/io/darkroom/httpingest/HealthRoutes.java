package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** {@code /health}: whether this process lives, and whether it can take jobs. */
final class HealthRoutes {
  /** Longest a check may take, in milliseconds = {@value}. */
  static final long CHECK_MILLIS = 2_000;

  private final Bus bus;
  private final BlobStore store;
  private final BooleanSupplier stopping;
  private final boolean needsJobs;

  /**
   * @param needsJobs false where jobs are handed to a queue
   */
  HealthRoutes(Bus bus, BlobStore store, BooleanSupplier stopping, boolean needsJobs) {
    this.bus = bus;
    this.store = store;
    this.stopping = stopping;
    this.needsJobs = needsJobs;
  }

  Future<?> live(RoutingContext ctx) {
    return Answers.json(ctx, 200, new JsonObject().put("status", "UP"));
  }

  /** {@code GET /__heartbeat__}, as avatars' load balancers ask it: {@code {}} when all is well. */
  Future<?> heartbeat(RoutingContext ctx) {
    return well().compose(well -> Answers.json(ctx, 200, new JsonObject()));
  }

  /** {@code GET /health}, as the original worker was asked: OK in words. */
  Future<?> ok(RoutingContext ctx) {
    return well()
        .compose(
            well ->
                ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end("OK"));
  }

  private Future<Void> well() {
    if (stopping.getAsBoolean()) {
      throw Failure.SHUTTING_DOWN.with("This node is stopping.");
    }
    return Future.all(jobs(), up(store.check()))
        .map(
            checked -> {
              if (!checked.<Boolean>resultAt(0)) {
                throw Failure.JOBS_UNAVAILABLE.with("No node with the role jobs answers.");
              }
              if (!checked.<Boolean>resultAt(1)) {
                throw Failure.STORAGE_UNAVAILABLE.with("The blob store cannot be reached.");
              }
              return null;
            });
  }

  Future<?> ready(RoutingContext ctx) {
    Future<Boolean> jobs = jobs();
    Future<Boolean> storage = up(store.check());
    return Future.all(jobs, storage)
        .compose(
            checked -> {
              boolean up = jobs.result() && storage.result() && !stopping.getAsBoolean();
              JsonObject checks =
                  new JsonObject()
                      .put("jobs", shown(jobs.result()))
                      .put("storage", shown(storage.result()))
                      .put("accepting", shown(!stopping.getAsBoolean()));
              return Answers.json(
                  ctx,
                  up ? 200 : 503,
                  new JsonObject().put("status", shown(up)).put("checks", checks));
            });
  }

  private Future<Boolean> jobs() {
    return needsJobs ? up(bus.ask(Jobs.STATS, new JsonObject())) : Future.succeededFuture(true);
  }

  private static Future<Boolean> up(Future<?> check) {
    return check.timeout(CHECK_MILLIS, TimeUnit.MILLISECONDS).map(true).otherwise(false);
  }

  private static String shown(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
