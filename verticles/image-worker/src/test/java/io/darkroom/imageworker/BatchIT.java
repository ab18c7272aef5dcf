package io.darkroom.imageworker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Output;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.renditions.BatchOptions;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.darkroom.worker.FakeJobs;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operation batch with a real web server and store, and jobs by hand. */
class BatchIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @TempDir Path folder;
  private Vertx vertx;
  private FakeJobs jobs;
  private BlobStore store;
  private HttpServer server;

  @BeforeEach
  void deploy() {
    Metrics.addRegistry(registry);
    vertx = Vertx.vertx();
    jobs = FakeJobs.serve(vertx);
    server = vertx.createHttpServer().requestHandler(BatchIT::serve).listen(0, "127.0.0.1").await();
    JsonObject config =
        new JsonObject()
            .put(
                "storage",
                new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
            .put(
                "http-client",
                new JsonObject().put("allowedAddresses", new JsonArray().add("127.0.0.1")))
            .put(
                "engine",
                new JsonObject().put("nativeCache", DeveloperFixture.NATIVE_CACHE.toString()))
            .put("image-worker", new JsonObject().put("isolation", "thread"));
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config))).await();
    vertx
        .deployVerticle(new ImageWorkerVerticle(), new DeploymentOptions().setConfig(config))
        .await();
  }

  @AfterEach
  void close() {
    store.close().await();
    vertx.close().await();
    Metrics.removeRegistry(registry);
  }

  private static void serve(HttpServerRequest request) {
    switch (request.path()) {
      case "/cover.png" -> end(request, Pictures.png(Pictures.quarters(300, 200)));
      case "/wide.jpg" -> end(request, Pictures.jpeg(Pictures.quarters(400, 100)));
      case "/page" -> end(request, Pictures.ascii("<html>Hello</html>"));
      case "/busy" -> request.response().setStatusCode(503).end();
      default -> request.response().setStatusCode(404).end();
    }
  }

  private static void end(HttpServerRequest request, byte[] body) {
    request.response().end(Buffer.buffer(body));
  }

  /** Sources as {@code name, path, name, path}. */
  private JsonObject options(String... namesAndPaths) {
    JsonObject sources = new JsonObject();
    for (int i = 0; i < namesAndPaths.length; i += 2) {
      String url = "http://127.0.0.1:" + server.actualPort() + namesAndPaths[i + 1];
      sources.put(namesAndPaths[i], new JsonObject().put("url", url));
    }
    JsonArray renditions = new JsonArray();
    for (int side : List.of(50, 250)) {
      renditions.add(
          new JsonObject()
              .put("name", side + "x" + side)
              .put("width", side)
              .put("height", side)
              .put("fit", "stretch")
              .put("enlarge", true));
    }
    return new JsonObject().put("sources", sources).put("renditions", renditions);
  }

  private Finish ending(JsonObject options) {
    return ending(JobRequest.of(BatchOptions.OPERATION, null, options));
  }

  private Finish ending(JobRequest request) {
    String id = jobs.submit(request);
    return Eventually.eventuallyGet(SOON, () -> jobs.finished(id));
  }

  private static JsonObject source(Finish ending, String name) {
    return ending.result().getJsonObject("sources").getJsonObject(name);
  }

  private static String failure(Finish ending, String name) {
    return source(ending, name).getJsonObject("failure").getString("code");
  }

  private double counted(String outcome) {
    return registry.get("darkroom.batch.sources").tag("outcome", outcome).counter().count();
  }

  @Test
  void makesRenditionsOfEverySourceAndStoresThemUnderNamesOfTheirOwn() {
    Finish ending = ending(options("cover", "/cover.png", "wide", "/wide.jpg"));

    assertEquals(Finish.Outcome.SUCCEEDED, ending.outcome());
    JsonArray all = ending.result().getJsonArray("renditions");
    assertEquals(
        List.of("cover-50x50", "cover-250x250", "wide-50x50", "wide-250x250"),
        all.stream().map(one -> ((JsonObject) one).getString("name")).toList());
    JsonObject wide = source(ending, "wide");
    assertEquals(400, wide.getJsonObject("source").getInteger("width"));
    assertEquals(all.getJsonObject(3), wide.getJsonArray("renditions").getJsonObject(1));
    BlobRef stored = new BlobRef(BlobRef.PUBLIC, ending.id() + "/cover-250x250.png");
    DeveloperFixture.assertSize(
        250, 250, Pictures.read(store.read(stored, 1 << 20).await().getBytes()));
  }

  @Test
  void storesRenditionsUnderTheKeysOfTheirEdgeWithTheFormatTheyGot() {
    JobRequest asked =
        JobRequest.of(
            BatchOptions.OPERATION, null, options("cover", "/cover.png", "wide", "/wide.jpg"));
    Map<String, String> keys =
        Map.of("cover-50x50", "art/c_50x50.{format}", "wide-50x50", "art/w_50x50.{format}");
    ending(asked.to(new Output(BlobRef.PUBLIC, "", keys)));

    for (String key : List.of("art/c_50x50.png", "art/w_50x50.jpeg")) {
      assertTrue(store.head(new BlobRef(BlobRef.PUBLIC, key)).await().bytes() > 0, key);
    }
  }

  @Test
  void goesOnWithoutTheSourceThatFailsAndCountsIt() {
    double madeBefore = counted("made");
    double failedBefore = counted("failed");
    Finish ending = ending(options("gone", "/nothing", "cover", "/cover.png", "page", "/page"));

    assertEquals(Finish.Outcome.SUCCEEDED, ending.outcome());
    assertEquals("SOURCE_NOT_FOUND", failure(ending, "gone"));
    assertEquals("NOT_AN_IMAGE", failure(ending, "page"));
    assertEquals(2, source(ending, "cover").getJsonArray("renditions").size());
    assertEquals(2, ending.result().getJsonArray("renditions").size());
    assertEquals(1, counted("made") - madeBefore);
    assertEquals(2, counted("failed") - failedBefore);
  }

  @Test
  void triesAgainWhileThereAreAttemptsAndThenGoesOnWithoutIt() {
    JsonObject options = options("busy", "/busy", "cover", "/cover.png");
    Finish first = ending(options);
    assertEquals(Finish.Outcome.FAILED, first.outcome());
    assertEquals(Failure.SOURCE_UNREACHABLE, first.fault().failure());

    jobs.once();
    Finish last = ending(options);
    assertEquals(Finish.Outcome.SUCCEEDED, last.outcome());
    assertEquals("SOURCE_UNREACHABLE", failure(last, "busy"));
    assertFalse(source(last, "cover").containsKey("failure"));
  }

  @Test
  void failsAsItsFirstSourceDidWhenAllDidUnlessAllMay() {
    JsonObject options = options("page", "/page", "gone", "/nothing");
    Finish failed = ending(options);
    assertEquals(Finish.Outcome.FAILED, failed.outcome());
    assertEquals(Failure.NOT_AN_IMAGE, failed.fault().failure());
    assertTrue(failed.fault().message().contains("gone: "), failed.fault().message());

    Finish succeeded = ending(options.put("allMayFail", true));
    assertEquals(Finish.Outcome.SUCCEEDED, succeeded.outcome());
    assertEquals("SOURCE_NOT_FOUND", failure(succeeded, "gone"));
    assertTrue(succeeded.result().getJsonArray("renditions").isEmpty());
  }
}
