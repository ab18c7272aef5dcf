package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Rendition;
import io.darkroom.storage.BlobContent;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.ByteRange;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Serves the bytes of a rendition: whole or in part, streamed, or by a redirect to the blob store
 * where the configuration says so. Fails with {@code BLOB_NOT_FOUND} when they are gone.
 */
final class ResultBytes {
  private final BlobStore store;
  private final HttpIngestOptions options;

  ResultBytes(BlobStore store, HttpIngestOptions options) {
    this.store = store;
    this.options = options;
  }

  /** Answers GET. */
  Future<Void> get(RoutingContext ctx, Rendition rendition) {
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
  }

  /** Answers HEAD. */
  Future<Void> head(RoutingContext ctx, Rendition rendition) {
    return store
        .head(rendition.blob())
        .compose(
            info ->
                describe(ctx, rendition, rendition.etag())
                    .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(rendition.bytes()))
                    .end());
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
