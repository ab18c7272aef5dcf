package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** What several routes read of a request. */
final class Requests {
  private Requests() {}

  /** The Content-Length, or -1. The server has refused those that are no numbers. */
  static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? -1 : Long.parseLong(length.strip());
  }

  /** Asks a client that waits for it to send its body (RFC 9110 §10.1.1). */
  static void expectBody(HttpServerRequest request) {
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
  }

  /** The job's id in the path; what cannot be one is the id of no job. */
  static String jobId(RoutingContext ctx) {
    String id = ctx.pathParam("id");
    if (!Ids.valid(id)) {
      throw Failure.JOB_NOT_FOUND.with(
          "There is no job with that id; ids are 24 to 32 hex digits.");
    }
    return id;
  }
}
