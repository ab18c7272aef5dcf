package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvatarPicturesTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"'', middling", "_small, small", "_large, rather large"})
  void servesEachSizeFromThePublicBucket(String suffix, String bytes) {
    try (AvatarClient client = start("not-found")) {
      String etag = "\"" + client.store(ID + suffix, bytes).etag() + "\"";
      HttpResponse<String> response = client.ingest().get("/a/" + ID + suffix);
      assertEquals(200, response.statusCode());
      assertEquals(bytes, response.body());
      assertEquals("image/png", header(response, "content-type"));
      assertEquals(String.valueOf(bytes.length()), header(response, "content-length"));
      assertEquals(etag, header(response, "etag"));
      assertEquals("public, max-age=3600", header(response, "cache-control"));
      assertEquals("nosniff", header(response, "x-content-type-options"));

      HttpResponse<String> head =
          client
              .ingest()
              .send(
                  client
                      .ingest()
                      .request("/a/" + ID + suffix)
                      .method("HEAD", BodyPublishers.noBody()));
      assertEquals(200, head.statusCode());
      assertEquals(etag, header(head, "etag"));
      assertEquals(String.valueOf(bytes.length()), header(head, "content-length"));

      HttpResponse<String> known = ask(client, "/a/" + ID + suffix, etag);
      assertEquals(304, known.statusCode());
      assertEquals(etag, header(known, "etag"));
      assertEquals(200, ask(client, "/a/" + ID + suffix, "\"other\"").statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ID,
        ID + "_small",
        ID + "_huge",
        "0123456789ABCDEF0123456789ABCDEF",
        "abc",
        "..%5c..%5cpasswd"
      })
  void saysThatThereIsNone(String name) {
    try (AvatarClient client = start("not-found")) {
      HttpResponse<String> response = client.ingest().get("/a/" + name);
      AvatarClient.refused(404, 999, response);
      assertEquals("no-store", header(response, "cache-control"));
    }
  }

  @Test
  void drawsTheDefaultAvatarAndServesAStoredOneBeforeIt() {
    try (AvatarClient client = start("not-found")) {
      String path = "/a/" + AvatarOptions.DEFAULT_ID;
      HttpResponse<String> drawn = client.ingest().get(path);
      assertEquals(200, drawn.statusCode());
      assertEquals("image/png", header(drawn, "content-type"));
      assertEquals("public, max-age=3600", header(drawn, "cache-control"));
      assertEquals(304, ask(client, path, header(drawn, "etag")).statusCode());

      client.store(AvatarOptions.DEFAULT_ID, "the installation's own");
      HttpResponse<String> stored = ask(client, path, header(drawn, "etag"));
      assertEquals("the installation's own", stored.body());
    }
  }

  @Test
  void servesTheDefaultForOneThatIsMissingUntilItIsThere() {
    try (AvatarClient client = start("default")) {
      HttpResponse<String> substitute = client.ingest().get("/a/" + ID + "_small");
      assertEquals(200, substitute.statusCode());
      assertEquals("no-cache", header(substitute, "cache-control"));
      assertEquals(
          header(client.ingest().get("/a/" + AvatarOptions.DEFAULT_ID + "_small"), "etag"),
          header(substitute, "etag"));
      HttpResponse<String> head =
          client
              .ingest()
              .send(
                  client
                      .ingest()
                      .request("/a/" + ID + "_small")
                      .method("HEAD", BodyPublishers.noBody()));
      assertEquals(200, head.statusCode());
      assertEquals(header(substitute, "content-length"), header(head, "content-length"));

      client.store(AvatarOptions.DEFAULT_ID + "_small", "the installation's own");
      assertEquals("the installation's own", client.ingest().get("/a/" + ID + "_small").body());
      client.store(ID + "_small", "ready");
      HttpResponse<String> ready = ask(client, "/a/" + ID + "_small", header(substitute, "etag"));
      assertEquals("ready", ready.body());
      assertNotEquals("no-cache", header(ready, "cache-control"));
      // A name that can be nobody's is not somebody who has none.
      AvatarClient.refused(404, 999, client.ingest().get("/a/favicon.ico"));
    }
  }

  @Test
  void tellsItsFailuresInItsFormAndLeavesTheOthersTheirs() {
    try (AvatarClient client = start("not-found")) {
      String put =
          RawClient.ask(client.ingest().port(), "PUT /a/" + ID + " HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(put.startsWith("HTTP/1.1 405") && put.contains("\"errno\":999"), put);
      assertTrue(put.contains("allow: GET, HEAD"), put);
      assertEquals("ROUTE_NOT_FOUND", problem(client, "/nothing"));
      assertEquals("JOB_NOT_FOUND", problem(client, "/v1/jobs/" + ID));
    }
  }

  @Test
  void isNotThereUnlessEnabled() {
    try (Ingest ingest = Ingest.start(folder)) {
      for (String path :
          new String[] {"/a/" + AvatarOptions.DEFAULT_ID, "/v1/avatar/" + ID, "/__heartbeat__"}) {
        assertTrue(
            RawClient.ask(ingest.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
                .contains("ROUTE_NOT_FOUND"),
            path);
      }
    }
  }

  @Test
  void answersItsHeartbeatAsLongAsJobsAndBlobsAreThere() {
    try (AvatarClient client = start("not-found")) {
      HttpResponse<String> response = client.ingest().get("/__heartbeat__");
      assertEquals(200, response.statusCode());
      assertEquals("{}", response.body());
      client.ingest().jobs().close();
      AvatarClient.refused(503, 999, client.ingest().get("/__heartbeat__"));
    }
  }

  private AvatarClient start(String missing) {
    return AvatarClient.start(folder, new JsonObject().put("missing", missing));
  }

  private static HttpResponse<String> ask(AvatarClient client, String path, String known) {
    return client.ingest().send(client.ingest().request(path).header("If-None-Match", known).GET());
  }

  private static String problem(AvatarClient client, String path) {
    HttpResponse<String> response = client.ingest().get(path);
    assertEquals("application/problem+json", header(response, "content-type"));
    return Ingest.json(response).getString("code");
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
