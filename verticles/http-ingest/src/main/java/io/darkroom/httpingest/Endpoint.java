package io.darkroom.httpingest;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * One operation of the API.
 *
 * @param method how it is asked
 * @param path where, as the OpenAPI document spells it: {@code /v1/jobs/{id}}
 * @param open true if it needs none of the API's keys
 * @param refusals how it says no
 * @param action answers; a failure it throws or gives is answered as {@code refusals} has it
 */
record Endpoint(
    HttpMethod method,
    String path,
    boolean open,
    Refusal.Form refusals,
    Function<RoutingContext, Future<?>> action) {

  static Endpoint open(HttpMethod method, String path, Function<RoutingContext, Future<?>> action) {
    return new Endpoint(method, path, true, Refusal.PROBLEM, action);
  }

  static Endpoint of(HttpMethod method, String path, Function<RoutingContext, Future<?>> action) {
    return new Endpoint(method, path, false, Refusal.PROBLEM, action);
  }

  /** The path as vertx-web spells it: {@code /v1/jobs/:id}. */
  String route() {
    return path.replaceAll("\\{(\\w+)}", ":$1");
  }

  /** True if that concrete path is one of this endpoint's. */
  boolean serves(String concrete) {
    return concrete.matches(path.replaceAll("\\{\\w+}", "[^/]+"));
  }
}
