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

class JobCommandsTest {
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
  void showsWhereAJobStands() {
    JsonObject delivery =
        new JsonObject()
            .put("state", "pending")
            .put("kind", "postback")
            .put("address", "http://a/");
    api.on(
        "GET /v1/jobs/j1",
        200,
        ScriptedApi.job("running")
            .put("createdAt", "2026-01-02T03:04:05Z")
            .put("attempts", 2)
            .put(
                "progress", new JsonObject().put("done", 1).put("total", 3).put("stage", "storing"))
            .put("deliveries", new JsonArray().add(delivery)));

    Ended ended = api.run("status", "j1");

    assertEquals(
        """
        j1  running
          operation  renditions
          created    2026-01-02T03:04:05Z
          attempts   2
          progress   storing, 1 of 3
          delivery   pending, postback http://a/
        """,
        ended.out().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void namesTheSourcesThatABatchWentOnWithout() {
    JsonObject failure = new JsonObject().put("code", "SOURCE_NOT_FOUND").put("message", "404.");
    JsonObject sources =
        new JsonObject()
            .put("cover", new JsonObject().put("renditions", new JsonArray()))
            .put("wide", new JsonObject().put("failure", failure));
    api.on(
        "GET /v1/jobs/j1",
        200,
        ScriptedApi.job("succeeded").put("result", new JsonObject().put("sources", sources)));

    String out = api.run("status", "j1").out();

    assertTrue(out.contains("  source     wide, SOURCE_NOT_FOUND: 404."), out);
    assertTrue(!out.contains("cover"), out);
  }

  @Test
  void printsWhatTheApiAnswersWhenAskedForJson() {
    JsonObject job = ScriptedApi.job("queued").put("links", new JsonObject().put("self", "/x"));
    api.on("GET /v1/jobs/j1", 200, job);

    assertEquals(job, new JsonObject(api.run("status", "j1", "--json").out()));
  }

  @Test
  void listsJobsOfAPage() {
    JsonObject failure = new JsonObject().put("code", "JOB_TIMEOUT").put("message", "Too long.");
    JsonArray items =
        new JsonArray()
            .add(ScriptedApi.job("failed").put("createdAt", "t1").put("failure", failure))
            .add(ScriptedApi.job("queued").put("createdAt", "t0"));
    api.on("GET /v1/jobs", 200, new JsonObject().put("items", items).put("next", "c2"));

    Ended ended = api.run("jobs", "--state", "failed", "--operation", "renditions", "--limit", "2");

    assertEquals(
        "GET /v1/jobs?state=failed&operation=renditions&limit=2", api.requests().get(0).line());
    assertTrue(
        ended.out().contains("j1  failed  renditions  t1       JOB_TIMEOUT: Too long."),
        ended.out());
    assertTrue(ended.out().contains("More: --cursor c2"), ended.out());
  }

  @Test
  void saysThatThereAreNoJobs() {
    api.on("GET /v1/jobs", 200, new JsonObject().put("items", new JsonArray()));

    assertEquals("No jobs.", api.run("jobs").out().strip());
  }

  @Test
  void retriesAndCancels() {
    api.on("POST /v1/jobs/j1/retry", 202, ScriptedApi.job("queued"));
    api.on("DELETE /v1/jobs/j1", 200, ScriptedApi.job("cancelled"));

    assertTrue(api.run("retry", "j1").out().startsWith("j1  queued"));
    assertTrue(api.run("cancel", "j1").out().startsWith("j1  cancelled"));
  }

  @Test
  void asksForAnIdAsItIs() {
    Ended ended = api.run("status", "../x y?z");

    assertEquals("GET /v1/jobs/..%2Fx+y%3Fz", api.requests().get(0).line());
    assertEquals(Exit.REFUSED.code(), ended.code());
    assertTrue(ended.err().startsWith("HTTP 404: nothing is scripted"), ended.err());
  }

  @Test
  void saysThatSomethingElseAnswered() {
    api.on("GET /v1/jobs/j1", 200, "text/html", "<html>");

    Ended ended = api.run("status", "j1");

    assertEquals(Exit.FAILURE.code(), ended.code());
    assertTrue(ended.err().contains("did not answer as Darkroom does"), ended.err());
  }
}
