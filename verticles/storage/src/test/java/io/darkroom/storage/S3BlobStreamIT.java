package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.BlobRef;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class S3BlobStreamIT extends BlobStreamContract {
  @TempDir static Path folder;
  private static S3Server server;

  @BeforeAll
  static void startServer() throws Exception {
    server = S3Server.start(folder);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.stop();
  }

  @Override
  protected JsonObject storage() {
    JsonObject storage = server.storage();
    storage.getJsonObject("s3").put("partSize", "5MB");
    return storage;
  }

  /** One part. */
  @Override
  protected long gulp() {
    return S3Options.MIN_PART_SIZE;
  }

  @AfterEach
  void leavesNoUploadsOpen() {
    S3Clients clients = S3Clients.of(options().s3());
    String bucket = options().buckets().get(BlobRef.PRIVATE);
    assertEquals(
        List.of(),
        clients.client().listMultipartUploads(list -> list.bucket(bucket)).join().uploads());
    clients.close();
  }
}
