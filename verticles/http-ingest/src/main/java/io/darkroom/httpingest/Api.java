package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings requests to their endpoints: times them, checks keys, answers failures. */
final class Api {
  private static final Logger log = LoggerFactory.getLogger(Api.class);
  private static final String ROUTE = "darkroom.route";

  private final List<Endpoint> endpoints;
  private final ApiKeys keys;
  private final Problems problems;
  private final Connections connections;
  private final IngestMetrics metrics;

  Api(
      List<Endpoint> endpoints,
      ApiKeys keys,
      Problems problems,
      Connections connections,
      IngestMetrics metrics) {
    this.endpoints = endpoints;
    this.keys = keys;
    this.problems = problems;
    this.connections = connections;
    this.metrics = metrics;
    metrics.routes(endpoints);
  }

  Router router(Vertx vertx, List<String> allowedOrigins) {
    Router router = Router.router(vertx);
    router.route().handler(this::measure);
    if (!allowedOrigins.isEmpty()) {
      router.route().handler(new Cors(allowedOrigins)::handle);
    }
    for (Endpoint endpoint : endpoints) {
      router.route(endpoint.method(), endpoint.route()).handler(ctx -> answer(ctx, endpoint));
    }
    router.route().last().handler(ctx -> problems.answer(ctx, noRoute(ctx), form(ctx)));
    // What vertx-web itself finds wrong.
    IntStream.range(400, 600)
        .forEach(
            status ->
                router.errorHandler(
                    status,
                    ctx ->
                        problems.answer(
                            ctx, ctx.failure() == null ? noRoute(ctx) : ctx.failure(), form(ctx))));
    return router;
  }

  private void answer(RoutingContext ctx, Endpoint endpoint) {
    ctx.put(ROUTE, IngestMetrics.name(endpoint));
    Future<?> answer;
    try {
      if (!endpoint.open()) {
        keys.check(ctx.request().getHeader(HttpHeaders.AUTHORIZATION));
      }
      answer = endpoint.action().apply(ctx);
    } catch (RuntimeException error) {
      answer = Future.failedFuture(error);
    }
    answer.onFailure(error -> problems.answer(ctx, error, endpoint.refusals()));
  }

  private void measure(RoutingContext ctx) {
    long began = System.nanoTime();
    HttpServerRequest request = ctx.request();
    connections.began(request.connection());
    ctx.addEndHandler(
        end -> {
          connections.answered(request.connection());
          Duration took = Duration.ofNanos(System.nanoTime() - began);
          int status = ctx.response().getStatusCode();
          metrics.answered(ctx.get(ROUTE, IngestMetrics.NO_ROUTE), status, took);
          log.atDebug()
              .addKeyValue("method", request.method())
              .addKeyValue("path", request.path())
              .addKeyValue("status", status)
              .addKeyValue("ms", took.toMillis())
              .log("request answered");
        });
    ctx.next();
  }

  /** The form of those who have that path, also when they are not asked by that method. */
  private Refusal.Form form(RoutingContext ctx) {
    String path = ctx.request().path();
    return endpoints.stream()
        .filter(endpoint -> endpoint.serves(path))
        .findFirst()
        .map(Endpoint::refusals)
        .orElse(Refusal.PROBLEM);
  }

  private RuntimeException noRoute(RoutingContext ctx) {
    String path = ctx.request().path();
    String methods =
        endpoints.stream()
            .filter(endpoint -> endpoint.serves(path))
            .map(endpoint -> endpoint.method().name())
            .distinct()
            .collect(Collectors.joining(", "));
    if (methods.isEmpty()) {
      return Failure.ROUTE_NOT_FOUND.with(
          "There is nothing here; /openapi.yaml says what there is.");
    }
    ctx.response().putHeader(HttpHeaders.ALLOW, methods);
    return Failure.METHOD_NOT_ALLOWED.with(
        ctx.request().method() + " cannot be asked here; these can: " + methods + ".");
  }
}
