package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The verticle, deployed with blobs in a folder and {@link FakeJobs}; every answer that passes here
 * is held to the document.
 */
final class Ingest implements AutoCloseable {
  /** What is enough to be taken for an image at the door. */
  static final byte[] PNG = "\u0089PNG\r\n\u001a\n and more of it".getBytes(ISO_8859_1);

  /** What the section {@link #profiles} wants of who has profiles processed. */
  static final String SECRET = "a-secret-of-some-length";

  static final String ONE = "rendition=thumb:200x200";

  private final Vertx vertx = Vertx.vertx();
  private final FakeJobs jobs = new FakeJobs(vertx);
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Document document = new Document();
  private final BlobStore store;
  private final String deployment;
  private final int port;

  private Ingest(JsonObject config) {
    this.store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config))).await();
    jobs.open();
    this.deployment =
        vertx
            .deployVerticle(new HttpIngestVerticle(), new DeploymentOptions().setConfig(config))
            .await();
    this.port =
        vertx
            .sharedData()
            .<String, Integer>getLocalMap(HttpIngestVerticle.MAP)
            .get(HttpIngestVerticle.PORT);
  }

  static Ingest start(Path folder) {
    return start(folder, new JsonObject());
  }

  /**
   * @param section of {@code http-ingest}
   */
  static Ingest start(Path folder, JsonObject section) {
    return new Ingest(config(folder, section));
  }

  static JsonObject config(Path folder, JsonObject section) {
    return new JsonObject()
        .put("http-ingest", new JsonObject().put("port", 0).mergeIn(section))
        .put(
            "storage",
            new JsonObject().put("files", new JsonObject().put("folder", folder.toString())));
  }

  /** The section {@code http-ingest} with everything that is off by default. */
  static JsonObject everything() {
    return new JsonObject()
        .put("avatars", avatars())
        .put("maps", maps())
        .put("profiles", profiles())
        .put("magnify", new JsonObject().put("enabled", true));
  }

  /** The section {@code avatars} that has them. */
  static JsonObject avatars() {
    return new JsonObject().put("enabled", true);
  }

  /** The section {@code profiles} that has them. */
  static JsonObject profiles() {
    return new JsonObject().put("enabled", true).put("authSecret", SECRET);
  }

  /** The section {@code maps} that has them. */
  static JsonObject maps() {
    return new JsonObject().put("enabled", true);
  }

  FakeJobs jobs() {
    return jobs;
  }

  BlobStore store() {
    return store;
  }

  Vertx vertx() {
    return vertx;
  }

  int port() {
    return port;
  }

  HttpClient client() {
    return client;
  }

  static Ingest start(JsonObject config) {
    return new Ingest(config);
  }

  /** Undeploys the verticle, and lets the rest live. */
  void stop() {
    vertx.undeploy(deployment).await();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  /** Sends, and checks the answer against the document. */
  HttpResponse<String> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString(UTF_8));
      document.check(
          request.method(),
          request.uri().getPath(),
          response.statusCode(),
          response.headers().firstValue("content-type").orElse(""),
          response.body());
      return response;
    } catch (IOException error) {
      throw new AssertionError(request + " was not answered", error);
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw new AssertionError(error);
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  HttpResponse<String> submit(JsonObject job) {
    return send(submission(job));
  }

  HttpRequest.Builder submission(JsonObject job) {
    return request("/v1/jobs")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(job.encode()));
  }

  HttpResponse<String> upload(byte[] image) {
    return send(uploading(ONE, image));
  }

  HttpRequest.Builder uploading(String query, byte[] image) {
    return request("/v1/images?" + query)
        .header("Content-Type", "image/png")
        .POST(BodyPublishers.ofByteArray(image));
  }

  /** A job that is good. */
  static JsonObject job() {
    return new JsonObject(
        """
        {"source": {"url": "https://example.com/photo.jpg"},
         "options": {"renditions": [{"name": "thumb", "width": 200, "height": 200}]}}
        """);
  }

  /** The id of the job that was accepted. */
  static String accepted(HttpResponse<String> response) {
    assertEquals(202, response.statusCode(), response.body());
    return json(response).getString("id");
  }

  static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  /** Checks that it was refused so; gives the words. */
  static String refused(Failure failure, HttpResponse<String> response) {
    assertEquals(failure.name(), json(response).getString("code"), response.body());
    assertEquals(failure.httpStatus(), response.statusCode());
    assertEquals(
        "application/problem+json", response.headers().firstValue("content-type").orElse(""));
    return json(response).getString("detail");
  }

  /** The uploads that are kept. */
  List<String> uploads() {
    return store.list(BlobRef.PRIVATE, "uploads/", 100).await().stream()
        .map(blob -> blob.ref().key())
        .toList();
  }

  @Override
  public void close() {
    store.close().await();
    vertx.close().await();
  }
}
