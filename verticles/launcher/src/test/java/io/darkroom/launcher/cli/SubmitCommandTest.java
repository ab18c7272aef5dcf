package io.darkroom.launcher.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.launcher.Exit;
import io.darkroom.launcher.cli.ScriptedApi.Ended;
import io.darkroom.launcher.cli.ScriptedApi.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SubmitCommandTest {
  private static final String PICTURE = "a picture";
  private static final JsonObject SUCCEEDED =
      ScriptedApi.job("succeeded")
          .put(
              "result",
              new JsonObject()
                  .put(
                      "renditions",
                      new JsonArray()
                          .add(
                              new JsonObject()
                                  .put("name", "thumb")
                                  .put("blob", new JsonObject())
                                  .put("contentType", "image/webp")
                                  .put("width", 50)
                                  .put("height", 40)
                                  .put("bytes", 2048))));

  @TempDir private Path folder;
  private ScriptedApi api;
  private String file;

  @BeforeEach
  void open() throws IOException {
    api = new ScriptedApi();
    file = Files.writeString(folder.resolve("a.jpg"), PICTURE).toString();
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void uploadsAFileWithItsJobInTheQuery() {
    api.on("POST /v1/images", 202, ScriptedApi.job("queued"));

    Ended ended =
        api.run(
            "submit",
            file,
            "--rendition",
            "a:10x10",
            "--rendition",
            "b:20x,format=webp",
            "--notify",
            "http://127.0.0.1:9/h?x=1&y",
            "--metadata",
            "who=J\u00f6rg & Co",
            "--priority",
            "5",
            "--key",
            "k1",
            "--api-key",
            "secret-of-sixteen");

    assertEquals(Exit.OK.code(), ended.code(), ended.err());
    assertEquals("j1  queued", ended.out().strip());
    Request request = api.requests().get(0);
    assertEquals(
        "POST /v1/images?notify=http://127.0.0.1:9/h?x=1&y&priority=5"
            + "&rendition=a:10x10&rendition=b:20x,format=webp&metadata.who=J\u00f6rg & Co",
        URLDecoder.decode(request.line(), UTF_8));
    assertEquals(PICTURE, request.body());
    assertEquals("k1", request.header("Idempotency-key"));
    assertEquals("Bearer secret-of-sixteen", request.header("Authorization"));
  }

  @Test
  void submitsAUrlAsJson() {
    api.on("POST /v1/jobs", 202, ScriptedApi.job("queued"));

    api.run("submit", "https://example.org/a.jpg", "--rendition", "a:10x10,quality=7");

    JsonObject job = new JsonObject(api.requests().get(0).body());
    assertEquals("https://example.org/a.jpg", job.getJsonObject("source").getString("url"));
    assertEquals(
        new JsonArray()
            .add(
                new JsonObject()
                    .put("name", "a")
                    .put("width", 10)
                    .put("height", 10)
                    .put("quality", 7)),
        job.getJsonObject("options").getJsonArray("renditions"));
  }

  @Test
  void namesAPresetInPlaceOfTheDefaults() {
    api.on("POST /v1/jobs", 202, ScriptedApi.job("queued"));
    api.run("submit", "https://example.org/a.jpg", "--preset", "avatar@2");
    assertEquals(
        new JsonObject().put("preset", "avatar@2"),
        new JsonObject(api.requests().get(0).body()).getJsonObject("options"));
  }

  @Test
  void waitsByListeningToEvents() {
    api.on("POST /v1/images", 202, ScriptedApi.job("queued"));
    api.on(
        "GET /v1/jobs/j1/events",
        200,
        "text/event-stream",
        "event: state\ndata: "
            + ScriptedApi.job("running").encode()
            + "\n\n: alive\n\n"
            + "event: progress\ndata: {\"done\":1,\"total\":4,\"stage\":\"developing\"}\n\n"
            + "event: state\ndata: "
            + SUCCEEDED.encode()
            + "\n\n");

    Ended ended = api.run("submit", file, "--wait");

    assertEquals(Exit.OK.code(), ended.code(), ended.err());
    assertTrue(ended.out().startsWith("j1  succeeded"), ended.out());
    assertTrue(ended.out().contains("thumb      webp    50 x 40  2.0 KB"), ended.out());
    assertEquals(
        "  uploading\n  running\n  developing\n",
        ended.err().replace(System.lineSeparator(), "\n"));
    assertEquals(2, api.requests().size(), "nothing was polled");
  }

  @Test
  void waitsByPollingWhereThereAreNoEvents() {
    api.on("POST /v1/images", 202, ScriptedApi.job("queued"));
    api.on("GET /v1/jobs/j1/events", 503, ScriptedApi.problem("OVERLOADED", "too many listen"));
    api.on("GET /v1/jobs/j1", 200, ScriptedApi.job("running"));
    api.on("GET /v1/jobs/j1", 503, ScriptedApi.problem("JOBS_UNAVAILABLE", "try again"));
    api.on("GET /v1/jobs/j1", 200, SUCCEEDED);

    Ended ended = api.run("submit", file, "--wait");

    assertEquals(Exit.OK.code(), ended.code(), ended.err());
    assertTrue(ended.out().startsWith("j1  succeeded"), ended.out());
  }

  @Test
  void endsWithACodeOfItsOwnWhenTheJobHasFailed() {
    JsonObject failure = new JsonObject().put("code", "NOT_AN_IMAGE").put("message", "It is text.");
    api.on("POST /v1/images", 200, ScriptedApi.job("failed").put("failure", failure));

    Ended ended = api.run("submit", file, "--wait");

    assertEquals(Exit.JOB_FAILED.code(), ended.code());
    assertTrue(ended.out().contains("NOT_AN_IMAGE: It is text."), ended.out());
  }

  @Test
  void saysWhyTheApiRefused() {
    api.on("POST /v1/images", 413, ScriptedApi.problem("UPLOAD_TOO_LARGE", "At most 64 MB."));

    Ended ended = api.run("submit", file);

    assertEquals(Exit.REFUSED.code(), ended.code());
    assertEquals("UPLOAD_TOO_LARGE: At most 64 MB.", lastLine(ended.err()));
    assertEquals("", ended.out());
  }

  @Test
  @Timeout(30)
  void readsARefusalThatComesBeforeThePictureWasAskedFor() {
    Vertx vertx = Vertx.vertx();
    try {
      int port =
          vertx
              .createHttpServer()
              .requestHandler(SubmitCommandTest::refuse)
              .listen(0, "127.0.0.1")
              .await()
              .actualPort();

      Ended ended = ScriptedApi.runAsIs("submit", file, "--url", "http://127.0.0.1:" + port);

      assertEquals(Exit.REFUSED.code(), ended.code(), ended.err());
      assertEquals("UPLOAD_TOO_LARGE: At most 1 B.", lastLine(ended.err()));
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    String url = api.url();
    api.close();

    Ended ended = ScriptedApi.runAsIs("submit", file, "--url", url);

    assertEquals(Exit.UNREACHABLE.code(), ended.code());
    assertTrue(ended.err().contains(url + " cannot be reached"), ended.err());
  }

  @Test
  void refusesACommandLineThatNoJobComesOf() {
    Ended nothing = api.run("submit", folder.resolve("none.jpg").toString());
    Ended option = api.run("submit", file, "--rendition", "a:10x10,fitt=cover");
    Ended scheme = ScriptedApi.runAsIs("submit", file, "--url", "ftp://127.0.0.1");

    assertEquals(Exit.USAGE.code(), nothing.code());
    assertTrue(nothing.err().contains("none.jpg is not a file"), nothing.err());
    assertEquals(Exit.USAGE.code(), option.code());
    assertTrue(option.err().contains("did you mean fit?"), option.err());
    assertEquals(Exit.USAGE.code(), scheme.code());
    assertEquals(0, api.requests().size());
  }

  /** As the API does: at once where the client waits for it, else when the body has come. */
  private static void refuse(HttpServerRequest request) {
    Future<?> ready =
        request.getHeader("Expect") == null ? request.end() : Future.succeededFuture();
    request.resume();
    ready.onSuccess(
        now ->
            request
                .response()
                .setStatusCode(413)
                .putHeader("Connection", "close")
                .end(ScriptedApi.problem("UPLOAD_TOO_LARGE", "At most 1 B.").encode()));
  }

  private static String lastLine(String text) {
    return text.lines().reduce((first, second) -> second).orElse("");
  }
}
