package io.darkroom.scheduler.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureRecords;
import io.darkroom.contract.profiles.ProfilePlaces;
import io.darkroom.storage.BlobMeta;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFailuresTest {
  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final FailureRecords failures =
      ServiceLoader.load(FailureRecords.class).findFirst().orElseThrow();
  private JsonObject root;
  private BlobStore store;
  private ProfilePlaces places;

  @BeforeEach
  void record() {
    root =
        new JsonObject()
            .put(
                "storage",
                new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
            .put(
                "profile-images",
                new JsonObject()
                    .put("prefix", "p")
                    .put("contentServers", new JsonArray().add("https://peer.example")));
    places = ProfilePlaces.read(Conf.of(root));
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(root))).await();
    for (String entity : List.of("bafyA", "bafyB", "bafyC")) {
      BlobMeta meta = new BlobMeta("text/plain", null, Map.of());
      store.put(places.failure(entity), meta, Buffer.buffer("{}")).await();
    }
  }

  @AfterEach
  void close() {
    store.close().await();
    vertx.close().await();
  }

  private int left() {
    return store.list(places.bucket(), "p/failures/", 10).await().size();
  }

  @Test
  void sendsAMessageARecordAndRemovesIt() {
    List<JsonObject> sent = new ArrayList<>();
    assertEquals(
        2,
        failures
            .reprocess(
                vertx,
                root,
                2,
                message -> {
                  sent.add(message);
                  return Future.succeededFuture();
                })
            .await());
    assertEquals(1, left());
    assertEquals(
        new JsonObject().put("entityId", "bafyA").put("entityType", "profile"),
        sent.get(0).getJsonObject("entity"));
    assertEquals(
        new JsonArray().add("https://peer.example"), sent.get(0).getJsonArray("contentServerUrls"));
  }

  @Test
  void keepsARecordWhoseMessageWasNotSent() {
    Future<Integer> refused =
        failures.reprocess(
            vertx,
            root,
            10,
            message ->
                message.encode().contains("bafyB")
                    ? Future.failedFuture(Failure.BROKER_UNAVAILABLE.with("The broker is away."))
                    : Future.succeededFuture());
    assertThrows(DarkroomException.class, refused::await);
    assertEquals(2, left());
  }
}
