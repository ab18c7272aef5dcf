package io.darkroom.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/** A client of the HTTP API, on event loops of its own, with connections that are kept open. */
final class HttpJobs implements AutoCloseable {
  /** What its threads are called, so that their time can be told from the node's. */
  static final String THREADS = "bench-client";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
  private static final int LOOPS = 1;

  private final HttpClient client;

  /** A client of the node at that port of 127.0.0.1. */
  HttpJobs(int port, int connections) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
            new PoolOptions().setHttp1MaxSize(connections));
    Promise<Void> named = Promise.promise();
    vertx.runOnContext(
        now -> {
          Thread.currentThread().setName(THREADS);
          named.complete();
        });
    named.future().await();
  }

  Vertx vertx() {
    return vertx;
  }

  /** Posts a job; completes when it was accepted. */
  Future<Void> submit(Buffer job) {
    return post("/v1/jobs", "application/json", job, null).compose(answer -> expect(answer, 202));
  }

  /** Posts a job and waits until it has succeeded. */
  Future<Void> develop(Buffer job) {
    return result(job).mapEmpty();
  }

  /** Posts a job, waits until it has succeeded, and gives its result. */
  Future<JsonObject> result(Buffer job) {
    return post("/v1/jobs", "application/json", job, "wait=60")
        .compose(HttpJobs::succeeded)
        .map(view -> view.getJsonObject("result"));
  }

  /** Uploads an image and waits until its job has succeeded. */
  Future<Void> develop(String query, Buffer image) {
    return post("/v1/images?" + query, "application/octet-stream", image, "wait=60")
        .compose(HttpJobs::succeeded)
        .mapEmpty();
  }

  /** What the node counts, in Prometheus' text format. */
  Future<String> metrics() {
    return client
        .request(HttpMethod.GET, "/metrics")
        .compose(request -> request.send())
        .compose(HttpClientResponse::body)
        .map(Buffer::toString);
  }

  private Future<HttpClientResponse> post(
      String uri, String contentType, Buffer body, String prefer) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setURI(uri)
            .putHeader("Content-Type", contentType);
    if (prefer != null) {
      options.putHeader("Prefer", prefer);
    }
    return client.request(options).compose(request -> request.send(body));
  }

  private static Future<JsonObject> succeeded(HttpClientResponse answer) {
    return answer
        .body()
        .map(
            body -> {
              JsonObject view = answer.statusCode() == 200 ? body.toJsonObject() : new JsonObject();
              if (!"succeeded".equals(view.getString("state"))) {
                throw new IllegalStateException("HTTP " + answer.statusCode() + ": " + body);
              }
              return view;
            });
  }

  private static Future<Void> expect(HttpClientResponse answer, int status) {
    return answer
        .body()
        .map(
            body -> {
              if (answer.statusCode() != status) {
                throw new IllegalStateException("HTTP " + answer.statusCode() + ": " + body);
              }
              return null;
            });
  }

  @Override
  public void close() {
    client.close().eventually(vertx::close).await();
  }
}
