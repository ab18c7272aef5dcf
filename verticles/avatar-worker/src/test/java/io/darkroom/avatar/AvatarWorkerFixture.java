package io.darkroom.avatar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.darkroom.avatar.fixture.Closet;
import io.darkroom.avatar.fixture.ContentServer;
import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.profiles.ProfileImagesOptions;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.darkroom.worker.FakeJobs;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The verticle as it is deployed, with a real store, a content server, and jobs by hand. */
abstract class AvatarWorkerFixture {
  static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;
  Vertx vertx;
  FakeJobs jobs;
  BlobStore store;
  ContentServer server;
  JsonObject section;
  JsonObject config;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    jobs = FakeJobs.serve(vertx).times(60_000, 120_000);
    server = ContentServer.start(vertx);
    Closet.fill(server);
    section =
        new JsonObject()
            .put(
                "catalyst",
                new JsonObject()
                    .put("pause", "10ms")
                    .put("allowedAddresses", JsonArray.of("127.0.0.1")));
    config =
        new JsonObject()
            .put(
                "storage",
                new JsonObject()
                    .put("publicUrl", "https://pictures.example")
                    .put("files", new JsonObject().put("folder", folder.toString())))
            .put("worker", new JsonObject().put("slots", 4).put("cpuThreads", 2))
            .put(
                "profile-images",
                new JsonObject()
                    .put("contentServers", JsonArray.of(server.url()))
                    .put("prefix", "v1")
                    .put("commit", "abc"))
            .put("avatar-worker", section);
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config))).await();
  }

  @AfterEach
  void close() {
    vertx.deploymentIDs().forEach(id -> vertx.undeploy(id).await());
    server.close();
    store.close().await();
    vertx.close().await();
  }

  void deploy() {
    DarkroomVerticle verticle =
        ServiceLoader.load(DarkroomVerticle.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(one -> one.role().equals("avatar-worker"))
            .findFirst()
            .orElseThrow();
    vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(config)).await();
  }

  /** Has an entity's pictures made, by its id. */
  Finish make(String entityId) {
    return make(new JsonObject().put("entityId", entityId));
  }

  Finish make(JsonObject options) {
    String id = jobs.submit(ProfileImagesOptions.OPERATION, null, options);
    return Eventually.eventuallyGet(SOON, () -> jobs.finished(id));
  }

  static JsonObject result(Finish ending) {
    assertNull(ending.fault(), () -> ending.fault().message());
    return ending.result();
  }

  static void failed(Failure failure, Finish ending) {
    assertNotNull(ending.fault(), () -> "" + ending.result());
    assertEquals(failure, ending.fault().failure(), ending.fault().message());
  }

  static BlobRef at(String key) {
    return new BlobRef(BlobRef.PUBLIC, "v1/" + key);
  }

  BufferedImage picture(String entityId, String name) throws IOException {
    byte[] bytes =
        store.read(at("entities/" + entityId + "/" + name + ".png"), 1 << 20).await().getBytes();
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  List<String> keys(String prefix) {
    return store.list(BlobRef.PUBLIC, prefix, 100).await().stream()
        .map(info -> info.ref().key())
        .toList();
  }
}
