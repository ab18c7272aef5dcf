package io.darkroom.httpingest;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Nearest;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Submission;
import io.darkroom.messages.Door;
import io.darkroom.storage.BlobMeta;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * {@code POST /api/service/image} and {@code POST /api/service/animation}: answers when the job is
 * durable, in the job store or at the broker, with the document that says so.
 */
final class MapOrder {
  private final MapKind kind;
  private final Vertx vertx;
  private final Limits limits;
  private final BlobStore store;
  private final Door door;
  private final boolean queued;
  private final Handover handover;

  /**
   * @param queue that jobs are handed to; null for where all jobs go
   */
  MapOrder(MapKind kind, Endpoints parts, Door door, Notify.Target queue) {
    this.kind = kind;
    this.vertx = parts.vertx();
    this.limits = parts.options().limits();
    this.store = parts.store();
    this.door = door;
    Notify.Target handTo = queue == null ? parts.options().handTo() : queue;
    this.queued = handTo != null;
    this.handover =
        new Handover(
            new Submitter(vertx, parts.bus(), parts.watch(), parts.options().waits(), handTo),
            store,
            new Orphans(vertx, parts.bus(), store));
  }

  Future<?> take(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    request.pause();
    Queries.none(ctx);
    MediaType type = MediaType.of(request);
    if (!type.json() && !type.missing()) {
      throw Failure.UNSUPPORTED_MEDIA_TYPE.with(
          "Content-Type is " + type.name() + ", must be application/json.");
    }
    return IncomingBody.of(vertx, request, BodyRules.json(limits))
        .collect()
        .compose(body -> submit(QueryJob.parse(body.toString())))
        .compose(job -> Answers.json(ctx, 200, MapDocument.of(job)));
  }

  /** {@code POST /api/service/...} of what there is not. */
  static Future<?> unknown(RoutingContext ctx) {
    String nearest =
        Nearest.of(
            ctx.pathParam("service"), List.of(MapKind.IMAGE.word(), MapKind.ANIMATION.word()));
    throw Failure.ROUTE_NOT_FOUND.with(
        "There is no such service; there are image and animation"
            + (nearest == null ? "." : ". Did you mean " + nearest + "?"));
  }

  private Future<JobView> submit(JsonObject body) {
    String id = MapId.next();
    BlobRef ticket = queued ? MapJob.ticket(id) : null;
    JobRequest job = MapJob.of(door, kind, id, body, ticket);
    Submission submission = new Submission(id, job, null, null);
    if (ticket == null) {
      return handover.submit(submission, List.of());
    }
    return store
        .put(ticket, BlobMeta.of("application/json"), MapDocument.pending(id).toBuffer())
        .compose(stored -> handover.submit(submission, List.of(ticket)));
  }
}
