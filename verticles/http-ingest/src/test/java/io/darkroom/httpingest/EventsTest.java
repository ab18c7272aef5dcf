package io.darkroom.httpingest;

import static io.darkroom.contract.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.Progress;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Ingest ingest;

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void tellsEveryStateAndHowFarItIs() throws Exception {
    ingest = Ingest.start(folder, new JsonObject().put("poll", "1h"));
    String id = Ingest.accepted(ingest.submit(Ingest.job()));
    try (BufferedReader events = events(id)) {
      assertEquals("queued", next(events, "state").getString("state"));
      ingest.jobs().run(id);
      assertEquals("running", next(events, "state").getString("state"));
      ingest.jobs().progress(id, new Progress(1, 3, "developing"));
      assertEquals(1, next(events, "progress").getInteger("done"));
      ingest.jobs().progress(id, new Progress(1, 3, "developing"));
      ingest.jobs().progress(id, new Progress(2, 3, "developing"));
      assertEquals(2, next(events, "progress").getInteger("done"));
      ingest.jobs().succeed(id);
      JsonObject end = next(events, "state");
      assertEquals("succeeded", end.getString("state"));
      assertEquals("/v1/jobs/" + id, end.getJsonObject("links").getString("self"));
      assertEquals(null, events.readLine());
    }
  }

  @Test
  void tellsTheEndOfAJobThatHasEnded() throws Exception {
    ingest = Ingest.start(folder);
    String id = Ingest.accepted(ingest.submit(Ingest.job()));
    ingest.jobs().fail(id, Failure.NOT_AN_IMAGE);
    try (BufferedReader events = events(id)) {
      JsonObject end = next(events, "state");
      assertEquals("NOT_AN_IMAGE", end.getJsonObject("failure").getString("code"));
      assertEquals(null, events.readLine());
    }
  }

  @Test
  void tellsTheStatesAlthoughNoticesAreLost() throws Exception {
    ingest = Ingest.start(folder, new JsonObject().put("poll", "50ms"));
    ingest.jobs().loseNotices();
    String id = Ingest.accepted(ingest.submit(Ingest.job()));
    try (BufferedReader events = events(id)) {
      assertEquals("queued", next(events, "state").getString("state"));
      ingest.jobs().run(id);
      assertEquals("running", next(events, "state").getString("state"));
      ingest.jobs().succeed(id);
      assertEquals("succeeded", next(events, "state").getString("state"));
    }
  }

  @Test
  void sendsSomethingWhenThereIsNothingToSay() throws Exception {
    ingest = Ingest.start(folder, new JsonObject().put("heartbeat", "50ms"));
    String id = Ingest.accepted(ingest.submit(Ingest.job()));
    try (BufferedReader events = events(id)) {
      next(events, "state");
      assertEquals(": alive", events.readLine());
    }
  }

  @Test
  void forgetsAListenerThatLeaves() throws Exception {
    ingest = Ingest.start(folder, new JsonObject().put("maxListeners", 1));
    String id = Ingest.accepted(ingest.submit(Ingest.job()));
    try (RawClient client = new RawClient(ingest.port())) {
      client.send("GET /v1/jobs/" + id + "/events HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(client.answer().startsWith("HTTP/1.1 200"));
      Ingest.refused(Failure.OVERLOADED, ingest.get("/v1/jobs/" + id + "/events"));
    }
    eventually(
        SOON,
        () -> {
          try (RawClient client = new RawClient(ingest.port())) {
            client.send("GET /v1/jobs/" + id + "/events HTTP/1.1\r\nHost: x\r\n\r\n");
            assertTrue(client.answer().startsWith("HTTP/1.1 200"));
          }
        });
  }

  @Test
  void refusesToTellOfNoJob() {
    ingest = Ingest.start(folder);
    Ingest.refused(Failure.JOB_NOT_FOUND, ingest.get("/v1/jobs/0123456789abcdef01234567/events"));
  }

  @Test
  void endsWhenItStops() throws Exception {
    ingest = Ingest.start(folder);
    String id = Ingest.accepted(ingest.submit(Ingest.job()));
    try (BufferedReader events = events(id)) {
      next(events, "state");
      ingest.stop();
      assertEquals(null, events.readLine());
    }
  }

  private BufferedReader events(String id) throws Exception {
    var response =
        ingest
            .client()
            .send(
                ingest.request("/v1/jobs/" + id + "/events").build(), BodyHandlers.ofInputStream());
    assertEquals("text/event-stream", response.headers().firstValue("content-type").orElse(""));
    return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
  }

  private static JsonObject next(BufferedReader events, String name) throws IOException {
    assertEquals("event: " + name, events.readLine());
    String data = events.readLine();
    assertTrue(data.startsWith("data: "), data);
    assertEquals("", events.readLine());
    return new JsonObject(data.substring("data: ".length()));
  }
}
