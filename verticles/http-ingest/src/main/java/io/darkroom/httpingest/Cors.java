package io.darkroom.httpingest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Lets the pages of allowed origins ask (the Fetch standard's CORS protocol). To others nothing is
 * said, and their browser keeps the answer from them; vertx-web's handler answers them 403, also
 * where a browser sends {@code Origin} without meaning CORS.
 */
final class Cors {
  private static final String METHODS = "GET, HEAD, POST, DELETE";
  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, Idempotency-Key, Prefer, Range, If-Range, If-None-Match";
  private static final String RESPONSE_HEADERS =
      "Location, Link, ETag, Content-Range, Accept-Ranges, Retry-After, Preference-Applied";
  private static final String ANY = "*";

  private final List<String> origins;

  Cors(List<String> origins) {
    this.origins = origins;
  }

  void handle(RoutingContext ctx) {
    String origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
    HttpServerResponse response = ctx.response();
    if (!origins.contains(ANY)) {
      response.putHeader(HttpHeaders.VARY, "Origin");
    }
    if (origin == null || !(origins.contains(ANY) || origins.contains(origin))) {
      ctx.next();
      return;
    }
    response.putHeader(
        HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.contains(ANY) ? ANY : origin);
    if (ctx.request().method().equals(HttpMethod.OPTIONS)
        && ctx.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
      response
          .setStatusCode(204)
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
          .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600")
          .end();
    } else {
      response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
      ctx.next();
    }
  }
}
