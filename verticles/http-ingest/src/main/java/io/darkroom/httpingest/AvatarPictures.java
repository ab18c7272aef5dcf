package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.storage.BlobContent;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** {@code /a/{id}}, {@code /a/{id}_small}, {@code /a/{id}_large}: the pictures, for everybody. */
final class AvatarPictures {
  /** Of a picture that stands for another: that one may be there the next moment = {@value}. */
  static final String SUBSTITUTE = "no-cache";

  private final BlobStore store;
  private final AvatarOptions options;
  private final DefaultPicture drawn = new DefaultPicture();

  AvatarPictures(BlobStore store, AvatarOptions options) {
    this.store = store;
    this.options = options;
  }

  /** Answers GET and HEAD. */
  Future<?> get(RoutingContext ctx) {
    AvatarName asked = AvatarName.parse(ctx.pathParam("id")).orElseThrow(AvatarPictures::none);
    boolean standard = asked.id().equals(options.defaultId());
    return send(ctx, asked, options.cacheControl())
        .recover(
            error -> {
              if (DarkroomException.of(error).failure() != Failure.BLOB_NOT_FOUND) {
                return Future.failedFuture(error);
              }
              if (standard) {
                return draw(ctx, asked.variant(), options.cacheControl());
              }
              return options.missing() == AvatarOptions.Missing.DEFAULT
                  ? substitute(ctx, asked.variant())
                  : Future.failedFuture(none());
            });
  }

  private Future<Void> substitute(RoutingContext ctx, AvatarVariant variant) {
    return send(ctx, new AvatarName(options.defaultId(), variant), SUBSTITUTE)
        .recover(
            error ->
                DarkroomException.of(error).failure() == Failure.BLOB_NOT_FOUND
                    ? draw(ctx, variant, SUBSTITUTE)
                    : Future.failedFuture(error));
  }

  /** Opens the picture only when its bytes are wanted. */
  private Future<Void> send(RoutingContext ctx, AvatarName name, String cacheControl) {
    String known = ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    boolean head = ctx.request().method().equals(HttpMethod.HEAD);
    if (known == null && !head) {
      return stream(ctx, name, cacheControl);
    }
    return store
        .head(name.blob())
        .compose(
            info -> {
              if (Ranges.has(known, info.etag())) {
                return describe(ctx, info, cacheControl).setStatusCode(304).end();
              }
              return head
                  ? describe(ctx, info, cacheControl)
                      .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(info.bytes()))
                      .end()
                  : stream(ctx, name, cacheControl);
            });
  }

  private Future<Void> stream(RoutingContext ctx, AvatarName name, String cacheControl) {
    return store
        .get(name.blob(), null)
        .compose(
            content -> {
              if (ctx.response().closed()) {
                content.cancel();
                return Future.succeededFuture();
              }
              describe(ctx, content.info(), cacheControl)
                  .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.length()));
              return pipe(ctx.response(), content);
            });
  }

  private static Future<Void> pipe(HttpServerResponse response, BlobContent content) {
    return content.stream().pipeTo(response).onFailure(broken -> content.cancel());
  }

  private Future<Void> draw(RoutingContext ctx, AvatarVariant variant, String cacheControl) {
    String etag = drawn.etag(variant);
    HttpServerResponse response = describe(ctx, "image/png", etag, cacheControl);
    if (Ranges.has(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
      return response.setStatusCode(304).end();
    }
    Buffer bytes = drawn.bytes(variant);
    response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes.length()));
    return ctx.request().method().equals(HttpMethod.HEAD) ? response.end() : response.end(bytes);
  }

  private static HttpServerResponse describe(
      RoutingContext ctx, BlobInfo info, String cacheControl) {
    return describe(ctx, info.meta().contentType(), info.etag(), cacheControl);
  }

  private static HttpServerResponse describe(
      RoutingContext ctx, String contentType, String etag, String cacheControl) {
    return ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
        .putHeader(HttpHeaders.ETAG, Ranges.quoted(etag))
        .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl)
        // A stranger's picture, on whatever pages there are: it is a picture and nothing else.
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
  }

  private static DarkroomException none() {
    return Failure.AVATAR_NOT_FOUND.with(
        "There is no such avatar, or not yet; its name is 32 hex digits, with _small or _large"
            + " behind them for the other sizes.");
  }
}
