package io.darkroom.httpingest;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.httpingest.tokens.Bearer;
import io.darkroom.httpingest.tokens.SecretHash;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code DELETE /v1/avatar/{id}}: removes all pictures and the original, and cancels the job if it
 * has not ended. A token that has a subject removes what it uploaded, one without removes any.
 */
final class AvatarRemoval {
  /**
   * When the pictures of a cancelled job are removed again: its worker may have been in the middle
   * of storing one.
   */
  static final Duration AGAIN = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(AvatarRemoval.class);
  private static final int OWNER_BYTES = 64;

  private final Vertx vertx;
  private final Bus bus;
  private final BlobStore store;
  private final AvatarAccess access;
  private final String defaultId;

  AvatarRemoval(Endpoints parts, AvatarAccess access) {
    this.vertx = parts.vertx();
    this.bus = parts.bus();
    this.store = parts.store();
    this.access = access;
    this.defaultId = parts.options().avatars().defaultId();
  }

  Future<?> remove(RoutingContext ctx) {
    return access
        .check(ctx)
        .compose(bearer -> remove(ctx.pathParam("id"), bearer))
        .compose(gone -> Answers.json(ctx, 200, new JsonObject()));
  }

  private Future<Void> remove(String id, Bearer bearer) {
    if (!AvatarName.isId(id)) {
      throw none();
    }
    if (id.equals(defaultId)) {
      throw Failure.INVALID_VALUE.with(
          "The default avatar is everybody's and cannot be removed here.");
    }
    return checkOwner(id, bearer)
        .compose(allowed -> cancel(id))
        .compose(
            cancelled -> {
              if (cancelled) {
                vertx.setTimer(AGAIN.toMillis(), later -> store.delete(all(id)));
              }
              return store.delete(all(id));
            })
        .onSuccess(gone -> log.atInfo().addKeyValue("avatar", id).log("avatar removed"));
  }

  private Future<Void> checkOwner(String id, Bearer bearer) {
    if (bearer.subject() == null) {
      return Future.succeededFuture();
    }
    String asking = SecretHash.given(bearer.subject()).hex();
    return store
        .read(AvatarName.owner(id), OWNER_BYTES)
        .recover(
            error ->
                Future.failedFuture(
                    DarkroomException.of(error).failure() == Failure.BLOB_NOT_FOUND
                        ? none()
                        : error))
        .map(
            owner -> {
              if (!owner.toString().equals(asking)) {
                throw Failure.AVATAR_NOT_YOURS.with(
                    "The avatar is another's; who uploaded it can remove it.");
              }
              return null;
            });
  }

  /** Gives whether there was anything to cancel. */
  private Future<Boolean> cancel(String id) {
    return bus.ask(Jobs.GET, id)
        .compose(
            job ->
                AvatarJob.isOne(job) && !job.state().finished()
                    ? bus.ask(Jobs.CANCEL, id).map(true)
                    : Future.succeededFuture(false))
        .recover(
            error ->
                switch (DarkroomException.of(error).failure()) {
                  case JOB_NOT_FOUND, JOB_ALREADY_FINISHED -> Future.succeededFuture(false);
                  default -> Future.failedFuture(error);
                });
  }

  /** In this order, the owner last: a removal that broke off can be asked for again. */
  private static List<BlobRef> all(String id) {
    List<BlobRef> all = new ArrayList<>();
    for (AvatarVariant variant : AvatarVariant.values()) {
      all.add(new AvatarName(id, variant).blob());
    }
    all.add(AvatarName.original(id));
    all.add(AvatarName.owner(id));
    return all;
  }

  private static DarkroomException none() {
    return Failure.AVATAR_NOT_FOUND.with("There is no avatar of that id that you could remove.");
  }
}
