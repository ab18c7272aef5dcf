package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code GET /v1/avatar/{id}}: whether an avatar is ready, for those who have a token of avatars
 * and none of the API's keys.
 */
final class AvatarStatus {
  private final Bus bus;
  private final BlobStore store;
  private final AvatarAccess access;
  private final AvatarView view;
  private final boolean queued;

  AvatarStatus(Endpoints parts, AvatarAccess access) {
    this.bus = parts.bus();
    this.store = parts.store();
    this.access = access;
    this.view = new AvatarView(parts.options().avatars());
    this.queued = parts.options().handTo() != null;
  }

  Future<?> get(RoutingContext ctx) {
    return access
        .check(ctx)
        .compose(
            bearer -> {
              String id = ctx.pathParam("id");
              return AvatarName.isId(id) ? find(ctx, id) : Future.failedFuture(none());
            })
        .compose(json -> Answers.json(ctx, 200, json));
  }

  private Future<JsonObject> find(RoutingContext ctx, String id) {
    return bus.ask(Jobs.GET, id)
        .map(job -> shown(ctx, job))
        .recover(
            error ->
                switch (DarkroomException.of(error).failure()) {
                  case JOB_NOT_FOUND -> forgotten(ctx, id);
                  case JOBS_UNAVAILABLE -> queued ? stored(ctx, id) : Future.failedFuture(error);
                  default -> Future.failedFuture(error);
                });
  }

  /** Where jobs are handed to a queue, the buckets are all there is to know it by. */
  private Future<JsonObject> stored(RoutingContext ctx, String id) {
    return forgotten(ctx, id)
        .recover(
            notMade ->
                store
                    .head(AvatarName.original(id))
                    .map(original -> view.of(ctx.request(), id, JobState.QUEUED))
                    .recover(gone -> Future.failedFuture(notMade)));
  }

  private JsonObject shown(RoutingContext ctx, JobView job) {
    if (!AvatarJob.isOne(job)) {
      throw none();
    }
    return view.of(ctx.request(), job);
  }

  /** Jobs are forgotten after a while, avatars are not. */
  private Future<JsonObject> forgotten(RoutingContext ctx, String id) {
    return store
        .head(new AvatarName(id, AvatarVariant.DEFAULT).blob())
        .map(blob -> view.of(ctx.request(), id, JobState.SUCCEEDED))
        .recover(
            error ->
                Future.failedFuture(
                    DarkroomException.of(error).failure() == Failure.BLOB_NOT_FOUND
                        ? none()
                        : error));
  }

  private static DarkroomException none() {
    return Failure.AVATAR_NOT_FOUND.with("There is no avatar of that id; ids are 32 hex digits.");
  }
}
