package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Nearest;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.storage.BlobContent;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.ByteRange;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** {@code /v1/jobs/{id}/results/{rendition}}: the bytes of one rendition. */
final class ResultRoute {
  private final Bus bus;
  private final BlobStore store;
  private final HttpIngestOptions options;

  ResultRoute(Bus bus, BlobStore store, HttpIngestOptions options) {
    this.bus = bus;
    this.store = store;
    this.options = options;
  }

  Future<?> get(RoutingContext ctx) {
    return find(ctx)
        .compose(
            rendition -> {
              Optional<String> elsewhere = elsewhere(rendition);
              if (elsewhere.isPresent()) {
                return ctx.response()
                    .setStatusCode(302)
                    .putHeader(HttpHeaders.LOCATION, elsewhere.get())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end();
              }
              String known = ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH);
              return Ranges.has(known, rendition.etag())
                  ? describe(ctx, rendition, rendition.etag()).setStatusCode(304).end()
                  : open(ctx, rendition);
            });
  }

  Future<?> head(RoutingContext ctx) {
    return find(ctx)
        .compose(rendition -> store.head(rendition.blob()).map(rendition))
        .compose(
            rendition ->
                describe(ctx, rendition, rendition.etag())
                    .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(rendition.bytes()))
                    .end());
  }

  private Future<Rendition> find(RoutingContext ctx) {
    Queries.none(ctx);
    String name = ctx.pathParam("rendition");
    return bus.ask(Jobs.GET, Requests.jobId(ctx)).map(job -> find(job, name));
  }

  private static Rendition find(JobView job, String name) {
    if (!job.state().finished()) {
      throw Failure.JOB_NOT_FINISHED.with(
          "The job is " + job.state().wire() + "; its results are there when it has succeeded.");
    }
    List<String> names = job.renditions().stream().map(Rendition::name).toList();
    return job.renditions().stream()
        .filter(rendition -> rendition.name().equals(name))
        .findFirst()
        .orElseThrow(() -> notFound(job, name, names));
  }

  private static DarkroomException notFound(JobView job, String name, List<String> names) {
    String nearest = Nearest.of(name, names);
    return Failure.RENDITION_NOT_FOUND.with(
        "The job has "
            + job.state().wire()
            + " and has no rendition of that name"
            + (nearest == null ? "" : "; did you mean " + nearest + "?")
            + (names.isEmpty() ? "." : " It has: " + String.join(", ", names) + "."));
  }

  private Optional<String> elsewhere(Rendition rendition) {
    return options.results() == HttpIngestOptions.Results.REDIRECT
        ? store.presign(rendition.blob(), options.presignFor())
        : Optional.empty();
  }

  private Future<Void> open(RoutingContext ctx, Rendition rendition) {
    HttpServerRequest request = ctx.request();
    ByteRange range =
        Ranges.read(request.getHeader("Range"), request.getHeader("If-Range"), rendition.etag());
    return store
        .get(rendition.blob(), range)
        .onFailure(
            error -> {
              if (DarkroomException.of(error).failure() == Failure.RANGE_NOT_SATISFIABLE) {
                ctx.response().putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + rendition.bytes());
              }
            })
        .compose(content -> send(ctx, rendition, content, range != null));
  }

  private static Future<Void> send(
      RoutingContext ctx, Rendition rendition, BlobContent content, boolean part) {
    HttpServerResponse response = ctx.response();
    if (response.closed()) {
      content.cancel();
      return Future.succeededFuture();
    }
    describe(ctx, rendition, content.info().etag());
    response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.length()));
    if (part) {
      long last = content.first() + content.length() - 1;
      response
          .setStatusCode(206)
          .putHeader(
              HttpHeaders.CONTENT_RANGE,
              "bytes " + content.first() + "-" + last + "/" + content.info().bytes());
    }
    return content.stream().pipeTo(response).onFailure(broken -> content.cancel());
  }

  private static HttpServerResponse describe(RoutingContext ctx, Rendition rendition, String etag) {
    return ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, rendition.contentType())
        .putHeader(HttpHeaders.ETAG, Ranges.quoted(etag))
        .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
        // The bytes may be made anew by a retry, under the same name: ask, it costs little.
        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        // Bytes that came from a stranger: nobody is to guess what they might be.
        .putHeader("X-Content-Type-Options", "nosniff");
  }
}
