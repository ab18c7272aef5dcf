package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A store that stumbles: the first write is answered with 503. */
class S3RetryIT {
  private final List<Buffer> written = new CopyOnWriteArrayList<>();

  @Test
  void sendsAStreamsPartAgainInFull() {
    Vertx vertx = Vertx.vertx();
    HttpServer server =
        vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").await();
    JsonObject s3 =
        new JsonObject()
            .put("endpoint", "http://127.0.0.1:" + server.actualPort())
            .put("accessKey", "key")
            .put("secretKey", "secret")
            .put("checksums", "when-required");
    JsonObject root =
        new JsonObject().put("storage", new JsonObject().put("kind", "s3").put("s3", s3));
    BlobStore store = BlobStores.open(vertx, StorageOptions.read(Conf.of(root))).await();
    BlobInfo info =
        store
            .put(
                new BlobRef(BlobRef.PRIVATE, "x"),
                BlobMeta.of("image/png"),
                GeneratedStream.of(vertx.getOrCreateContext(), 300_000))
            .await();
    store.close().await();
    vertx.close().await();
    Buffer bytes = GeneratedStream.bytes(0, 300_000);
    assertEquals("tag", info.etag());
    assertEquals(List.of(bytes, bytes), written);
  }

  private void answer(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.PUT)) {
      request.response().end();
      return;
    }
    request
        .body()
        .onSuccess(
            body -> {
              written.add(body);
              request
                  .response()
                  .setStatusCode(written.size() == 1 ? 503 : 200)
                  .putHeader("ETag", "\"tag\"")
                  .end();
            });
  }
}
