package io.darkroom.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.launcher.Exit;
import io.darkroom.launcher.cli.ScriptedApi.Ended;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepCommandTest {
  private ScriptedApi api;

  @BeforeEach
  void open() throws IOException {
    api = new ScriptedApi();
    api.on("POST /v1/jobs", 202, ScriptedApi.job("queued").put("operation", "sweep"));
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void submitsASweepWithItsPatienceAndWaitsForItsEnd() {
    JsonObject progress =
        new JsonObject().put("done", 40).put("total", 90).put("stage", "sweeping");
    api.on("GET /v1/jobs/j1", 200, ScriptedApi.job("running").put("progress", progress));
    api.on("GET /v1/jobs/j1", 200, ended("succeeded"));

    Ended ended = api.run("sweep", "channels", "--once", "--key", "tonight");

    assertEquals(Exit.OK.code(), ended.code(), ended.err());
    ScriptedApi.Request request = api.requests().get(0);
    assertEquals(
        new JsonObject()
            .put("operation", "sweep")
            .put("options", new JsonObject().put("sweep", "channels"))
            .put("maxAttempts", 20)
            .put("timeout", "86400000ms"),
        new JsonObject(request.body()));
    assertEquals("tonight", request.header("Idempotency-key"));
    assertTrue(ended.err().contains("sweeping"), ended.err());
    assertTrue(ended.out().contains("developed  85"), ended.out());
    assertTrue(ended.out().contains("invalid    3"), ended.out());
  }

  @Test
  void endsAsTheSweepDid() {
    api.on("GET /v1/jobs/j1", 200, ScriptedApi.job("cancelled"));

    assertEquals(Exit.JOB_FAILED.code(), api.run("sweep", "episodes", "--once").code());
  }

  @Test
  void wantsToHearThatItIsForOnce() {
    Ended ended = api.run("sweep", "episodes");

    assertEquals(Exit.USAGE.code(), ended.code());
    assertTrue(ended.err().contains("--once"), ended.err());
    assertEquals(0, api.requests().size());
  }

  @Test
  void knowsWhichSweepsThereAre() {
    Ended ended = api.run("sweep", "chanels", "--once");

    assertEquals(Exit.USAGE.code(), ended.code());
    assertTrue(ended.err().toLowerCase(Locale.ROOT).contains("channels"), ended.err());
  }

  private static JsonObject ended(String state) {
    return ScriptedApi.job(state)
        .put(
            "result",
            new JsonObject()
                .put("documents", 90)
                .put("developed", 85)
                .put("reused", 0)
                .put("invalid", 3)
                .put("later", 2));
  }
}
