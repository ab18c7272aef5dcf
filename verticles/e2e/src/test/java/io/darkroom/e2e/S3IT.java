package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.S3Server;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One image's way with its bytes in S3. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class S3IT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void keepsUploadsPrivateAndResultsPublicInS3() throws Exception {
    S3Server s3 = S3Server.start(Files.createDirectories(folder.resolve("s3")));
    Vertx vertx = Vertx.vertx();
    try (Receiver receiver = new Receiver();
        Fleet fleet = new Fleet(folder.resolve("fleet"))) {
      fleet.with("cluster.enabled", "false").with("storage.kind", "s3");
      fleet.with("storage.s3.createBuckets", "true");
      fleet.with("storage.s3.endpoint", s3.endpoint());
      fleet.with("storage.s3.accessKey", S3Server.ACCESS_KEY);
      fleet.with("storage.s3.secretKey", S3Server.SECRET_KEY);
      fleet.start("all", "jobs", "http-ingest", "image-worker", "postback");
      Client client = fleet.client();

      byte[] picture = Pictures.png(640, 480);
      String query = "rendition=small:100x100,format=webp&notify=" + receiver.url();
      String id = client.upload("picture", query, picture).getString("id");
      eventually(PATIENCE, () -> assertEquals("succeeded", client.get(id).getString("state")));
      eventually(PATIENCE, () -> assertEquals(1, receiver.idsOf(id).size()));

      BlobStore store =
          BlobStores.open(
                  vertx,
                  StorageOptions.read(Conf.of(new JsonObject().put("storage", s3.storage()))))
              .await();
      assertArrayEquals(
          picture,
          store
              .read(new BlobRef(BlobRef.PRIVATE, "uploads/" + id + "/source"), 1 << 20)
              .await()
              .getBytes());
      List<String> results =
          store.list(BlobRef.PUBLIC, "", 10).await().stream().map(it -> it.ref().key()).toList();
      assertEquals(List.of(id + "/small.webp"), results);
      assertArrayEquals(
          client.rendition(id, "small"),
          store.read(new BlobRef(BlobRef.PUBLIC, id + "/small.webp"), 1 << 20).await().getBytes());
      store.close().await();
    } finally {
      vertx.close().await();
      s3.stop();
    }
  }
}
