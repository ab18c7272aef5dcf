package io.darkroom.imageworker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Output;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.renditions.InfoOptions;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobMeta;
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
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verticle as it is deployed, with a real web server and store, and jobs by hand. */
class ImageWorkerIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final JsonObject OPTIONS =
      new JsonObject()
          .put(
              "renditions",
              new JsonArray()
                  .add(new JsonObject().put("name", "small").put("width", 100))
                  .add(
                      new JsonObject()
                          .put("name", "icon")
                          .put("width", 32)
                          .put("height", 32)
                          .put("fit", "cover")
                          .put("format", "webp")));

  @TempDir Path folder;
  private Vertx vertx;
  private FakeJobs jobs;
  private BlobStore store;
  private JsonObject config;

  @BeforeEach
  void deploy() {
    vertx = Vertx.vertx();
    jobs = FakeJobs.serve(vertx);
    config =
        new JsonObject()
            .put(
                "storage",
                new JsonObject()
                    .put("publicUrl", "https://pictures.example/")
                    .put("files", new JsonObject().put("folder", folder.toString())))
            .put(
                "http-client",
                new JsonObject().put("allowedAddresses", new JsonArray().add("127.0.0.1")))
            .put("worker", new JsonObject().put("slots", 4).put("maxSource", "1MB"))
            .put(
                "engine",
                new JsonObject().put("nativeCache", DeveloperFixture.NATIVE_CACHE.toString()))
            .put(
                "image-worker",
                new JsonObject()
                    .put("isolation", "thread")
                    .put("publicCacheControl", "public, max-age=31536000"));
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config))).await();
    DarkroomVerticle verticle =
        ServiceLoader.load(DarkroomVerticle.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(one -> one.role().equals("image-worker"))
            .findFirst()
            .orElseThrow();
    vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(config)).await();
  }

  @AfterEach
  void close() {
    store.close().await();
    vertx.close().await();
  }

  @Test
  void tellsTheWeightOfItsPixelsWhileItRuns() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try {
      ending(submit(Pictures.jpeg(Pictures.quarters(64, 64))));
      assertEquals(0, registry.get("darkroom.engine.native.bytes").gauge().value());
      vertx.deploymentIDs().forEach(id -> vertx.undeploy(id).await());
      assertTrue(registry.find("darkroom.engine.native.bytes").gauges().isEmpty());
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  private Finish ending(String id) {
    return Eventually.eventuallyGet(SOON, () -> jobs.finished(id));
  }

  private String submit(byte[] image) {
    BlobRef ref = new BlobRef(BlobRef.PRIVATE, "uploads/" + image.length);
    store.put(ref, BlobMeta.of("image/jpeg"), Buffer.buffer(image)).await();
    return jobs.submit(RenditionsOptions.OPERATION, Source.upload(ref), OPTIONS);
  }

  private Finish failed(byte[] image, Failure failure) {
    Finish ending = ending(submit(image));
    assertEquals(Finish.Outcome.FAILED, ending.outcome());
    assertEquals(failure, ending.fault().failure(), ending.fault().message());
    return ending;
  }

  @Test
  void developsAnUploadIntoStoredRenditions() {
    byte[] image =
        Pictures.jpegWithExif(
            Pictures.jpeg(Pictures.quarters(800, 400)), Pictures.exif(6, true, "x"));

    String id = submit(image);

    JsonObject result = ending(id).result();
    assertEquals(
        new JsonObject()
            .put("format", "jpeg")
            .put("width", 400)
            .put("height", 800)
            .put("bytes", image.length)
            .put("orientation", 6)
            .put("colourSpace", "rgb")
            .put("bits", 8)
            .put("icc", "none")
            .put("removed", new JsonArray().add("exif")),
        result.getJsonObject("source"));
    List<Rendition> made =
        result.getJsonArray("renditions").stream()
            .map(one -> Rendition.of((JsonObject) one))
            .toList();
    assertEquals(List.of("small", "icon"), made.stream().map(Rendition::name).toList());
    Rendition small = made.get(0);
    assertEquals(new BlobRef(BlobRef.PUBLIC, id + "/small.jpg"), small.blob());
    assertEquals("100x200", small.width() + "x" + small.height());
    assertEquals("image/jpeg", small.contentType());
    assertTrue(small.url().startsWith("https://pictures.example/"), small.url());
    assertEquals("image/webp", made.get(1).contentType());
    BlobInfo info = store.head(small.blob()).await();
    assertEquals(small.bytes(), info.bytes());
    assertEquals("public, max-age=31536000", info.meta().cacheControl());
    DeveloperFixture.assertSize(
        100, 200, Pictures.read(store.read(small.blob(), 1 << 20).await().getBytes()));
  }

  @Test
  void putsResultsWhereTheJobWantsThem() {
    BlobRef ref = new BlobRef(BlobRef.PRIVATE, "uploads/one");
    byte[] image = Pictures.png(Pictures.quarters(64, 64));
    store.put(ref, BlobMeta.of("image/png"), Buffer.buffer(image)).await();
    JobRequest asked = JobRequest.of(RenditionsOptions.OPERATION, Source.upload(ref), OPTIONS);

    String id = jobs.submit(asked.to(new Output(BlobRef.PRIVATE, "shop/")));
    ending(id);

    assertEquals(
        "image/png",
        store
            .head(new BlobRef(BlobRef.PRIVATE, "shop/" + id + "/small.png"))
            .await()
            .meta()
            .contentType());
  }

  @Test
  void tellsWhatAnImageIsLike() {
    BlobRef ref = new BlobRef(BlobRef.PRIVATE, "uploads/one");
    byte[] image = Pictures.png(Pictures.quarters(64, 64));
    store.put(ref, BlobMeta.of("image/png"), Buffer.buffer(image)).await();

    JsonObject colours = new JsonObject().put("colors", 3);
    JsonObject result =
        ending(jobs.submit(InfoOptions.OPERATION, Source.upload(ref), colours)).result();

    assertEquals(64, result.getJsonObject("source").getInteger("width"));
    assertEquals(3, result.getJsonObject("info").getJsonArray("colors").size());
    assertTrue(result.getJsonArray("renditions").isEmpty());
  }

  @Test
  void fetchesAnImageByItsUrl() {
    byte[] image = Pictures.png(Pictures.quarters(300, 200));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end(Buffer.buffer(image)))
            .listen(0, "127.0.0.1")
            .await();

    String url = "http://127.0.0.1:" + server.actualPort() + "/picture.png";
    Finish ending = ending(jobs.submit(RenditionsOptions.OPERATION, Source.url(url), OPTIONS));

    assertEquals(Finish.Outcome.SUCCEEDED, ending.outcome());
    assertEquals("png", ending.result().getJsonObject("source").getString("format"));
  }

  @Test
  void refusesToFetchFromAPrivateAddress() {
    Finish ending =
        ending(
            jobs.submit(
                RenditionsOptions.OPERATION,
                Source.url("http://169.254.169.254/latest/meta-data"),
                OPTIONS));
    assertEquals(Failure.ADDRESS_FORBIDDEN, ending.fault().failure());
  }

  @Test
  void saysOfBadImagesWhatIsWrongWithThem() {
    byte[] good = Pictures.jpeg(Pictures.quarters(640, 480));
    failed(Pictures.ascii("<html>Not Found</html>"), Failure.NOT_AN_IMAGE);
    failed(Arrays.copyOf(good, good.length / 2), Failure.IMAGE_TRUNCATED);
    failed(new byte[0], Failure.IMAGE_EMPTY);
    failed(Pictures.blackPng(30_000, 30_000), Failure.IMAGE_TOO_MANY_PIXELS);
    failed(Pictures.join(Pictures.ascii("BM"), new byte[60]), Failure.FORMAT_NOT_ALLOWED);
    Finish tooLarge = failed(new byte[(1 << 20) + 1], Failure.SOURCE_TOO_LARGE);
    assertTrue(tooLarge.fault().message().length() > 10);
    assertEquals(Finish.Outcome.SUCCEEDED, ending(submit(good)).outcome());
  }

  @Test
  void saysWhenTheBlobIsNotThere() {
    Finish ending =
        ending(
            jobs.submit(
                RenditionsOptions.OPERATION,
                Source.upload(new BlobRef(BlobRef.PRIVATE, "none")),
                OPTIONS));
    assertEquals(Failure.BLOB_NOT_FOUND, ending.fault().failure());
  }

  @Test
  void refusesToStartWithAKeyItDoesNotKnow() {
    config.getJsonObject("engine").put("maxPixel", 5);
    DarkroomException refused =
        Assertions.assertThrows(
            DarkroomException.class,
            () ->
                vertx
                    .deployVerticle(
                        new ImageWorkerVerticle(), new DeploymentOptions().setConfig(config))
                    .await());
    assertTrue(refused.getMessage().contains("did you mean maxPixels?"), refused.getMessage());
  }
}
