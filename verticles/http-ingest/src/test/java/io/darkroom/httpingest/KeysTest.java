package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private static final String OLD = "the-old-key-0123456789";
  private static final String NEW = "the-new-key-0123456789";

  @TempDir Path folder;

  @Test
  void letsPassWhoBringsAnyOfTheKeys() {
    try (Ingest ingest = start(OLD, NEW)) {
      assertEquals(200, ask(ingest, "Bearer " + OLD).statusCode());
      assertEquals(200, ask(ingest, "bearer " + NEW).statusCode());
    }
  }

  @Test
  void refusesWhoBringsNoneOrAnother() {
    try (Ingest ingest = start(OLD, NEW)) {
      for (String header : new String[] {"Bearer wrong", "Bearer ", "Basic " + OLD, OLD}) {
        HttpResponse<String> response = ask(ingest, header);
        Ingest.refused(Failure.UNAUTHORIZED, response);
        assertEquals("Bearer", response.headers().firstValue("www-authenticate").orElse(""));
      }
      Ingest.refused(Failure.UNAUTHORIZED, ingest.get("/v1/jobs"));
      Ingest.refused(Failure.UNAUTHORIZED, ingest.get("/metrics"));
      Ingest.refused(Failure.UNAUTHORIZED, ingest.upload(Ingest.PNG));
      assertEquals(0, ingest.jobs().asked());
    }
  }

  @Test
  void takesAKeyGivenAsItsHash() {
    String hash = HexFormat.of().formatHex(Hashes.sha256(NEW.getBytes(UTF_8)));
    try (Ingest ingest = start("sha256:" + hash)) {
      assertEquals(200, ask(ingest, "Bearer " + NEW).statusCode());
      assertEquals(401, ask(ingest, "Bearer sha256:" + hash).statusCode());
    }
  }

  @Test
  void asksForNoKeyWhereNoneIsNeeded() {
    try (Ingest ingest = start(OLD)) {
      assertEquals(200, ingest.get("/health/live").statusCode());
      assertEquals(200, ingest.get("/health/ready").statusCode());
      assertEquals(200, ingest.get("/openapi.yaml").statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.1", "example.com"})
  void doesNotStartWhereOthersReachItWithoutKeys(String host) {
    Vertx vertx = Vertx.vertx();
    try {
      DarkroomException refused =
          assertThrows(
              DarkroomException.class,
              () ->
                  vertx
                      .deployVerticle(
                          new HttpIngestVerticle(),
                          new DeploymentOptions()
                              .setConfig(Ingest.config(folder, new JsonObject().put("host", host))))
                      .await());
      assertEquals(Failure.INVALID_CONFIGURATION, refused.failure());
      assertTrue(refused.getMessage().contains("allowAnonymous"), refused.getMessage());
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void startsWhereOthersReachItWithKeysOrWhenToldTo() {
    read(new JsonObject().put("host", "0.0.0.0").put("apiKeys", new JsonArray().add(OLD)));
    read(new JsonObject().put("host", "0.0.0.0").put("allowAnonymous", true));
    read(new JsonObject().put("host", "::1"));
  }

  @Test
  void refusesAKeyThatCouldBeGuessed() {
    DarkroomException refused =
        assertThrows(
            DarkroomException.class,
            () -> read(new JsonObject().put("apiKeys", new JsonArray().add("hunter2"))));
    assertTrue(refused.getMessage().contains("apiKeys[0]"), refused.getMessage());
    assertTrue(!refused.getMessage().contains("hunter2"), refused.getMessage());
  }

  @Test
  void refusesAKeyOfTheConfigurationThatIsNotKnown() {
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> read(new JsonObject().put("maxUplaod", "1MB")));
    assertTrue(refused.getMessage().contains("did you mean maxUpload?"), refused.getMessage());
  }

  private static HttpIngestOptions read(JsonObject section) {
    Conf conf = Conf.of(new JsonObject().put("http-ingest", section));
    HttpIngestOptions options = HttpIngestOptions.read(conf);
    conf.throwIfAny();
    return options;
  }

  private Ingest start(String... keys) {
    JsonArray all = new JsonArray();
    for (String key : keys) {
      all.add(key);
    }
    return Ingest.start(folder, new JsonObject().put("apiKeys", all));
  }

  private static HttpResponse<String> ask(Ingest ingest, String authorization) {
    return ingest.send(ingest.request("/v1/jobs").header("Authorization", authorization));
  }
}
