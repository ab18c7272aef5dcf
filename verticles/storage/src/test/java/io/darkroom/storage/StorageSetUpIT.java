package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageSetUpIT {
  private final Vertx vertx = Vertx.vertx();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void makesBucketsOnceInS3() throws Exception {
    S3Server server = S3Server.start(folder);
    try {
      JsonObject storage = server.storage();
      storage.getJsonObject("s3").put("createBuckets", false);
      assertEquals(
          List.of("made  bucket darkroom-private", "made  bucket darkroom-public"), setUp(storage));
      assertEquals(
          List.of("found bucket darkroom-private", "found bucket darkroom-public"), setUp(storage));
    } finally {
      server.stop();
    }
  }

  @Test
  void makesFoldersOnce() {
    JsonObject storage =
        new JsonObject().put("files", new JsonObject().put("folder", folder + "/blobs"));
    assertEquals("made  folder " + folder + "/blobs/darkroom-private", setUp(storage).get(0));
    assertEquals("found folder " + folder + "/blobs/darkroom-private", setUp(storage).get(0));
  }

  private List<String> setUp(JsonObject storage) {
    return new StorageSetUp().setUp(vertx, new JsonObject().put("storage", storage)).await();
  }
}
