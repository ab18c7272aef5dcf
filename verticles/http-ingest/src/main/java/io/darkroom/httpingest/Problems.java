package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.nio.channels.ClosedChannelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says no, in the form of the endpoint that was asked. */
final class Problems {
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
  void answer(RoutingContext ctx, Throwable error, Refusal.Form form) {
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
    Refusal refusal = form.of(failure, ctx.request().path());
    response
        .setStatusCode(refusal.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, refusal.contentType())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (refusal.status() == 503 || refusal.status() == 429) {
      response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(waits.retryAfter().toSeconds()));
    }
    if (failure.failure() == Failure.UNAUTHORIZED) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    response.end(refusal.body().toBuffer());
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
}
