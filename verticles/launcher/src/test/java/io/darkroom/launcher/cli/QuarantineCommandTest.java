package io.darkroom.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.launcher.Exit;
import io.darkroom.launcher.cli.ScriptedApi.Ended;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuarantineCommandTest {
  private static final String SHA256 = "ab".repeat(32);

  private ScriptedApi api;

  @BeforeEach
  void open() throws IOException {
    api = new ScriptedApi();
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void listsWhatIsInQuarantine() {
    JsonObject one =
        new JsonObject()
            .put("sha256", SHA256)
            .put("bytes", 1234)
            .put("code", "CODEC_CRASHED")
            .put("message", "m")
            .put("job", "j1")
            .put("at", "2026-01-02T03:04:05Z");
    api.on("GET /v1/quarantine", 200, new JsonObject().put("items", new JsonArray().add(one)));

    Ended ended = api.run("quarantine", "list", "--limit", "7");

    assertEquals("GET /v1/quarantine?limit=7", api.requests().get(0).line());
    assertEquals(Exit.OK.code(), ended.code());
    assertTrue(ended.out().contains(SHA256), ended.out());
    assertTrue(ended.out().contains("CODEC_CRASHED"), ended.out());
  }

  @Test
  void saysThatNothingIs() {
    api.on("GET /v1/quarantine", 200, new JsonObject().put("items", new JsonArray()));
    assertEquals(
        "Nothing is in quarantine." + System.lineSeparator(), api.run("quarantine", "list").out());
  }

  @Test
  void letsOneGo() {
    api.on("DELETE /v1/quarantine/" + SHA256, 200, new JsonObject().put("sha256", SHA256));
    Ended ended = api.run("quarantine", "release", SHA256);
    assertEquals("Released " + SHA256 + "." + System.lineSeparator(), ended.out());
  }
}
