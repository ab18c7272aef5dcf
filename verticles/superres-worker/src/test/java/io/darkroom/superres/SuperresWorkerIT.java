package io.darkroom.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Readiness;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.pixels.NativeLibrary;
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
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verticle as it is deployed, with a real store, and jobs by hand. */
@Timeout(180)
class SuperresWorkerIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Vertx vertx;
  private FakeJobs jobs;
  private BlobStore store;
  private JsonObject section;
  private JsonObject config;

  /** For what the tests look at; the parent of processes has no need of it. */
  @BeforeAll
  static void loadLibrary() {
    NativeLibrary.load(DeveloperFixture.NATIVE_CACHE);
  }

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    jobs = FakeJobs.serve(vertx).times(60_000, 120_000);
    section =
        new JsonObject().put("publicCacheControl", "public, max-age=60").put("checkpoint", "0s");
    config =
        new JsonObject()
            .put(
                "storage",
                new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
            .put("worker", new JsonObject().put("slots", 2).put("cpuThreads", 1))
            .put(
                "engine",
                new JsonObject().put("nativeCache", DeveloperFixture.NATIVE_CACHE.toString()))
            .put(SuperresWorkerOptions.SECTION, section);
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config))).await();
  }

  private void deploy() {
    DarkroomVerticle verticle =
        ServiceLoader.load(DarkroomVerticle.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(one -> one.role().equals(SuperresWorkerOptions.SECTION))
            .findFirst()
            .orElseThrow();
    vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(config)).await();
  }

  @AfterEach
  void close() {
    vertx.deploymentIDs().forEach(id -> vertx.undeploy(id).await());
    assertEquals(List.of(), children());
    store.close().await();
    vertx.close().await();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .toList();
  }

  private String submit(int width, int height, JsonObject options) {
    BlobRef ref = new BlobRef(BlobRef.PRIVATE, "uploads/" + width + "x" + height);
    byte[] image = Pictures.png(Pictures.quarters(width, height));
    store.put(ref, BlobMeta.of("image/png"), Buffer.buffer(image)).await();
    return jobs.submit(SuperresOptions.OPERATION, Source.upload(ref), options);
  }

  private Finish ending(String id) {
    return Eventually.eventuallyGet(SOON, () -> jobs.finished(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"process", "thread"})
  void makesAnUploadLargerAndStoresIt(String isolation) {
    section.put("isolation", isolation);
    deploy();
    String id = submit(30, 20, new JsonObject().put("model", "psnr-large").put("format", "webp"));

    Finish ending = ending(id);
    assertNull(ending.fault(), () -> ending.fault().message());
    JsonObject result = ending.result();
    JsonObject made = result.getJsonArray("renditions").getJsonObject(0);
    assertEquals("webp", made.getString("format"));
    assertEquals(80, made.getInteger("quality"));
    Rendition rendition = Rendition.of(made);
    assertEquals("upscaled", rendition.name());
    assertEquals(new BlobRef(BlobRef.PUBLIC, id + "/upscaled.webp"), rendition.blob());
    assertEquals("image/webp", rendition.contentType());
    assertEquals("60x40", rendition.width() + "x" + rendition.height());
    assertEquals("waifu2x-cunet-x2", result.getJsonObject("model").getString("ran"));
    assertEquals("png", result.getJsonObject("source").getString("format"));
    assertEquals("public, max-age=60", store.head(rendition.blob()).await().meta().cacheControl());
    DeveloperFixture.assertSize(
        60, 40, DeveloperFixture.decoded(store.read(rendition.blob(), 1 << 20).await().getBytes()));
    assertEquals(isolation.equals("process") ? 1 : 0, children().size());
  }

  @Test
  void hasNoChildAndIsReadyUntilThereIsSomethingToDo() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try {
      deploy();
      Readiness readiness = new Readiness(vertx);
      readiness.say(SuperresWorkerOptions.SECTION, "It has not said so itself yet.");
      Eventually.eventually(SOON, () -> assertEquals(Optional.empty(), readiness.whyNot()));
      assertEquals(List.of(), children());
      assertEquals(0, registry.get("darkroom.superres.children").gauge().value());
      assertEquals(0, registry.get("darkroom.superres.children.bytes").gauge().value());

      assertEquals(Finish.Outcome.SUCCEEDED, ending(submit(20, 20, new JsonObject())).outcome());
      assertEquals(1, registry.get("darkroom.superres.children").gauge().value());
      assertEquals(1, children().size());
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  @Test
  void failsAloneWhatItsProcessDiesOf() {
    deploy();
    String id = submit(1_000, 500, new JsonObject().put("model", "psnr-small"));
    ProcessHandle busy = Eventually.eventuallyGet(SOON, SuperresWorkerIT::busy);
    busy.destroyForcibly();
    assertEquals(Failure.CODEC_CRASHED, ending(id).fault().failure());
    assertEquals(Finish.Outcome.SUCCEEDED, ending(submit(20, 20, new JsonObject())).outcome());
  }

  /** One that has worked for longer than it takes to start. */
  private static ProcessHandle busy() {
    return children().stream()
        .filter(
            child ->
                child
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .compareTo(Duration.ofSeconds(3))
                    > 0)
        .findFirst()
        .orElse(null);
  }

  @Test
  void saysWhatIsWrongAndWhatItWeighs() {
    section.put("isolation", "thread").put("maxOutputPixels", 10_000).put("deadline", "1ms");
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try {
      deploy();
      failed(Failure.UNKNOWN_MODEL, submit(20, 20, new JsonObject().put("model", "local/none")));
      failed(Failure.IMAGE_TOO_MANY_PIXELS, submit(100, 51, new JsonObject()));
      failed(Failure.CODEC_TIMEOUT, submit(50, 50, new JsonObject().put("by_patch_of_size", 16)));
      assertEquals(0, registry.get("darkroom.superres.native.bytes").gauge().value());
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  private void failed(Failure failure, String id) {
    Finish ending = ending(id);
    assertEquals(failure, ending.fault().failure(), ending.fault().message());
  }

  @Test
  void doesNotStartWithoutTheFolderOfItsModels() {
    section.put("isolation", "thread").put("models", folder.resolve("none").toString());
    DarkroomException refused = assertThrows(DarkroomException.class, this::deploy);
    assertEquals(Failure.INVALID_CONFIGURATION, refused.failure());
    assertTrue(refused.getMessage().contains("superres-worker.models"), refused.getMessage());
  }
}
