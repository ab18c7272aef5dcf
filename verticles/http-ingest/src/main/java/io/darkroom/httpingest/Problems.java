package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says no: RFC 9457, {@code application/problem+json}, with a stable {@code code}. */
final class Problems {
  /** What {@code type} begins with; the code follows = {@value}. */
  static final String TYPE = "urn:darkroom:failure:";

  static final String CONTENT_TYPE = "application/problem+json";

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final Connections connections;
  private final Waits waits;
  private final IngestMetrics metrics;

  Problems(Connections connections, Waits waits, IngestMetrics metrics) {
    this.connections = connections;
    this.waits = waits;
    this.metrics = metrics;
  }

  /** Answers with what went wrong, unless the answer has begun: then it is broken off. */
  void answer(RoutingContext ctx, Throwable error) {
    HttpServerResponse response = ctx.response();
    if (left(error, response)) {
      log.atDebug().setCause(error).addKeyValue("path", ctx.request().path()).log("client left");
      return;
    }
    DarkroomException failure = translate(error);
    metrics.refused(failure.failure());
    log.atLevel(failure.failure().level())
        // Where it was thrown matters only of what should not have been.
        .setCause(failure.failure() == Failure.INTERNAL ? failure.getCause() : null)
        .addKeyValue("method", ctx.request().method())
        .addKeyValue("path", ctx.request().path())
        .addKeyValue("failure", failure.failure())
        .log("request refused: {}", failure.getMessage());
    if (response.closed() || response.ended()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    if (!ctx.request().isEnded()) {
      connections.linger(ctx.request());
    }
    response
        .setStatusCode(failure.failure().httpStatus())
        .putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (response.getStatusCode() == 503) {
      response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(waits.retryAfter().toSeconds()));
    }
    if (failure.failure() == Failure.UNAUTHORIZED) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    response.end(body(failure, ctx.request().path()).toBuffer());
  }

  private static boolean left(Throwable error, HttpServerResponse response) {
    return error instanceof ClosedChannelException
        || error instanceof HttpClosedException
        || (response.closed() && !(error instanceof DarkroomException));
  }

  private static DarkroomException translate(Throwable error) {
    if (error instanceof HttpException http && http.getStatusCode() < 500) {
      return Failure.INVALID_VALUE.with("The request cannot be read: " + http.getPayload(), error);
    }
    return DarkroomException.of(error);
  }

  static JsonObject body(DarkroomException failure, String path) {
    String words = failure.failure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new JsonObject()
        .put("type", TYPE + failure.failure().name())
        .put("title", Character.toUpperCase(words.charAt(0)) + words.substring(1))
        .put("status", failure.failure().httpStatus())
        .put("detail", failure.getMessage())
        .put("code", failure.failure().name())
        .put("instance", path);
  }
}
