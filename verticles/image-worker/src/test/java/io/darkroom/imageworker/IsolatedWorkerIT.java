package io.darkroom.imageworker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.renditions.BatchOptions;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.storage.BlobMeta;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.darkroom.worker.FakeJobs;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verticle with real child processes, some of which come to a bad end. */
@Timeout(180)
class IsolatedWorkerIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int MANY = 200;

  @TempDir Path folder;
  private Vertx vertx;
  private FakeJobs jobs;
  private BlobStore store;
  private JsonObject config;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    jobs = FakeJobs.serve(vertx).times(60_000, 120_000);
    config =
        new JsonObject()
            .put(
                "storage",
                new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
            .put("worker", new JsonObject().put("slots", 4).put("cpuThreads", 2))
            .put(
                "engine",
                new JsonObject().put("nativeCache", DeveloperFixture.NATIVE_CACHE.toString()))
            .put(
                "image-worker",
                new JsonObject().put("isolation", "process").put("deadline", "60s"));
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config))).await();
  }

  private void deploy() {
    vertx
        .deployVerticle(
            new ImageWorkerVerticle(Dangerous.class), new DeploymentOptions().setConfig(config))
        .await();
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

  private String submit(String rendition, int width) {
    BlobRef ref = new BlobRef(BlobRef.PRIVATE, "uploads/" + rendition + width);
    store
        .put(
            ref,
            BlobMeta.of("image/jpeg"),
            Buffer.buffer(Pictures.jpeg(Pictures.quarters(width, 100))))
        .await();
    return jobs.submit(
        RenditionsOptions.OPERATION,
        Source.upload(ref),
        new JsonObject()
            .put(
                "renditions",
                new JsonArray().add(new JsonObject().put("name", rendition).put("width", 50))));
  }

  private Finish ending(String id) {
    return Eventually.eventuallyGet(SOON, () -> jobs.finished(id));
  }

  private void fails(Failure failure, String rendition) {
    Finish ending = ending(submit(rendition, 120));
    assertEquals(Finish.Outcome.FAILED, ending.outcome());
    assertEquals(failure, ending.fault().failure(), ending.fault().message());
  }

  @Test
  void oneThatCrashesAmongTwoHundredFailsAlone() {
    deploy();
    List<String> good = new ArrayList<>();
    String bad = null;
    for (int i = 0; i < MANY; i++) {
      if (i == MANY / 2) {
        bad = submit("segv", 150);
      } else {
        good.add(submit("fine", 100 + i % 7));
      }
    }
    for (String id : good) {
      Finish ending = ending(id);
      assertEquals(Finish.Outcome.SUCCEEDED, ending.outcome(), () -> ending.fault().message());
    }
    assertEquals(Failure.CODEC_CRASHED, ending(bad).fault().failure());
    assertEquals(MANY, jobs.finished().size());
  }

  @Test
  void whatHangsIsKilledAndASourceThatDoesTwiceIsQuarantined() {
    config.getJsonObject("image-worker").put("deadline", "2s");
    deploy();
    List<ProcessHandle> before = children();
    assertFalse(before.isEmpty());
    fails(Failure.CODEC_TIMEOUT, "spin");
    assertTrue(before.stream().anyMatch(child -> !child.isAlive()));
    fails(Failure.CODEC_CRASHED, "halt"); // the same bytes
    fails(Failure.SOURCE_QUARANTINED, "fine");
  }

  @Test
  void aChildThatIsKilledFromOutsideFailsItsJobAlone() {
    deploy();
    fails(Failure.CODEC_CRASHED, "kill");
    String id = submit("spin", 130);
    ProcessHandle busy = Eventually.eventuallyGet(SOON, IsolatedWorkerIT::busiest);
    busy.destroyForcibly();
    assertEquals(Failure.CODEC_CRASHED, ending(id).fault().failure());
    assertEquals(Finish.Outcome.SUCCEEDED, ending(submit("fine", 140)).outcome());
  }

  @Test
  void aSourceOfABatchThatCrashesFailsAloneOnTheLastAttemptAndIsTheOneThatIsQuarantined() {
    deploy();
    JsonObject options = batchOf(Pictures.quarters(160, 100));
    assertEquals(Failure.CODEC_CRASHED, ending(batch(options)).fault().failure());
    jobs.once();
    JsonObject sources = ending(batch(options)).result().getJsonObject("sources");
    assertEquals(
        "CODEC_CRASHED", sources.getJsonObject("bad").getJsonObject("failure").getString("code"));
    assertEquals(1, sources.getJsonObject("good").getJsonArray("renditions").size());

    sources = ending(batch(options)).result().getJsonObject("sources");
    assertEquals(
        "SOURCE_QUARANTINED",
        sources.getJsonObject("bad").getJsonObject("failure").getString("code"));
    assertEquals(1, sources.getJsonObject("good").getJsonArray("renditions").size());
  }

  private String batch(JsonObject options) {
    return jobs.submit(BatchOptions.OPERATION, null, options);
  }

  /** The same picture as a PNG, which crashes, and as a JPEG, which does not. */
  private JsonObject batchOf(BufferedImage picture) {
    JsonObject sources = new JsonObject();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bad", Pictures.png(picture));
    files.put("good", Pictures.jpeg(picture));
    files.forEach(
        (name, file) -> {
          BlobRef ref = new BlobRef(BlobRef.PRIVATE, "batch/" + name);
          store.put(ref, BlobMeta.of("image/png"), Buffer.buffer(file)).await();
          sources.put(name, new JsonObject().put("blob", ref.toJson()));
        });
    return new JsonObject()
        .put("sources", sources)
        .put(
            "renditions",
            new JsonArray().add(new JsonObject().put("name", "segv-of-png").put("width", 50)));
  }

  /** A child that has worked for some time by now; only one that spins has. */
  private static ProcessHandle busiest() {
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
}
