package io.darkroom.launcher;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Readiness;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's own door for whoever looks after it: {@code /health/live}, {@code /health/ready},
 * {@code /metrics}. On every node, also on one without http-ingest.
 */
final class Management extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(Management.class);

  private final ManagementOptions options;
  private final BooleanSupplier serving;
  private final Supplier<String> metrics;
  private Bus bus;

  /**
   * @param serving true while every role is deployed and none is stopping
   * @param metrics what {@code /metrics} answers
   */
  Management(ManagementOptions options, BooleanSupplier serving, Supplier<String> metrics) {
    this.options = options;
    this.serving = serving;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    bus = new Bus(vertx);
    HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
    return server
        .listen(options.port(), options.host())
        .onSuccess(
            it ->
                log.atInfo()
                    .addKeyValue("host", options.host())
                    .addKeyValue("port", it.actualPort())
                    .log("management listened"));
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/health/live" -> send(request, 200, health("up", null));
      case "/health/ready" -> ready().onSuccess(why -> sendReady(request, why));
      case "/metrics" -> scrape(request);
      default -> send(request, 404, health("unknown", "Try /health/live, /health/ready, /metrics"));
    }
  }

  /** Null when this node can do its work, else why not: without jobs no role can. */
  private Future<String> ready() {
    if (!serving.getAsBoolean()) {
      return Future.succeededFuture("The node is starting or stopping.");
    }
    Optional<String> why = new Readiness(vertx).whyNot();
    if (why.isPresent()) {
      return Future.succeededFuture(why.get());
    }
    return bus.ask(Jobs.STATS, new JsonObject())
        .map((String) null)
        .otherwise(error -> DarkroomException.of(error).getMessage());
  }

  private static void sendReady(HttpServerRequest request, String why) {
    send(request, why == null ? 200 : 503, health(why == null ? "up" : "down", why));
  }

  private static JsonObject health(String status, String why) {
    JsonObject health = new JsonObject().put("status", status);
    return why == null ? health : health.put("detail", why);
  }

  private static void send(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }

  private void scrape(HttpServerRequest request) {
    vertx
        .executeBlocking(metrics::get)
        .onSuccess(
            text ->
                request
                    .response()
                    .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(text))
        .onFailure(error -> send(request, 500, health("down", "The metrics could not be read.")));
  }
}
