package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Rendition;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedirectTest {
  private static final JsonObject REDIRECT =
      new JsonObject().put("results", "redirect").put("presignFor", "5m");

  @TempDir Path folder;

  @Test
  void sendsTheClientToTheStoreWithASignedUrl() {
    Vertx vertx = Vertx.vertx();
    try {
      // Signing needs no store; opening one asks whether its buckets are there.
      HttpServer s3 =
          vertx
              .createHttpServer()
              .requestHandler(request -> request.response().end())
              .listen(0, "127.0.0.1")
              .await();
      JsonObject config = Ingest.config(folder, REDIRECT);
      config
          .getJsonObject("storage")
          .put("kind", "s3")
          .put(
              "s3",
              new JsonObject()
                  .put("endpoint", "http://127.0.0.1:" + s3.actualPort())
                  .put("accessKey", "key")
                  .put("secretKey", "secret"));
      try (Ingest ingest = Ingest.start(config)) {
        HttpResponse<String> response = result(ingest);
        assertEquals(302, response.statusCode());
        String location = response.headers().firstValue("location").orElseThrow();
        assertTrue(location.contains("/a/thumb.png?"), location);
        assertTrue(location.contains("X-Amz-Signature="), location);
        assertTrue(location.contains("X-Amz-Expires=300"), location);
      }
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void streamsWhereTheStoreCannotSign() {
    try (Ingest ingest = Ingest.start(folder, REDIRECT)) {
      assertEquals(404, result(ingest).statusCode(), "looked for and not there");
    }
  }

  private static HttpResponse<String> result(Ingest ingest) {
    String id = Ingest.accepted(ingest.submit(Ingest.job()));
    BlobRef ref = new BlobRef(BlobRef.PUBLIC, "a/thumb.png");
    ingest.jobs().succeed(id, new Rendition("thumb", ref, "image/png", 9, 2, 2, null, "e"));
    return ingest.get("/v1/jobs/" + id + "/results/thumb");
  }
}
