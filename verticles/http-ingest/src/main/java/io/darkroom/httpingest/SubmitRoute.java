package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.bus.Submission;
import io.darkroom.messages.Door;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /v1/jobs}: a job as JSON. */
final class SubmitRoute {
  private final Vertx vertx;
  private final Limits limits;
  private final Door door;
  private final Submitter submitter;

  SubmitRoute(Vertx vertx, Limits limits, Door door, Submitter submitter) {
    this.vertx = vertx;
    this.limits = limits;
    this.door = door;
    this.submitter = submitter;
  }

  Future<?> submit(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    request.pause();
    Queries.none(ctx);
    MediaType type = MediaType.of(request);
    if (!type.json() && !type.missing()) {
      throw Failure.UNSUPPORTED_MEDIA_TYPE.with(
          "Content-Type is "
              + type.name()
              + ", must be application/json; images go to /v1/images.");
    }
    String key = IdempotencyKey.read(request);
    return IncomingBody.of(vertx, request, BodyRules.json(limits))
        .collect()
        .compose(
            body -> {
              JsonObject told = QueryJob.parse(body.toString());
              JobRequest job = door.read(told, null);
              String fingerprint = key == null ? null : Fingerprint.of(job, told, null);
              return submitter.submit(new Submission(Ids.next(), job, key, fingerprint));
            })
        .compose(job -> submitter.answer(ctx, job));
  }
}
