package io.darkroom.httpingest;

import static io.darkroom.contract.Eventually.eventually;
import static io.darkroom.contract.Eventually.eventuallyGet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Ingest ingest;

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void answersWithTheJobWhenItEnds() throws Exception {
    ingest = Ingest.start(folder, new JsonObject().put("poll", "1h"));
    CompletableFuture<HttpResponse<String>> response = waiting("wait=30");
    String id = submitted();
    ingest.jobs().run(id);
    // The job may end before the door listens; it looks once when it does.
    ingest.jobs().succeed(id);
    assertEquals(200, response.get().statusCode());
    assertEquals("succeeded", Ingest.json(response.get()).getString("state"));
    assertEquals(
        "wait=30", response.get().headers().firstValue("preference-applied").orElseThrow());
  }

  @Test
  void findsOutByItselfWhenNoticesAreLost() throws Exception {
    ingest = Ingest.start(folder, new JsonObject().put("poll", "50ms"));
    ingest.jobs().loseNotices();
    CompletableFuture<HttpResponse<String>> response = waiting("wait=30");
    ingest.jobs().succeed(submitted());
    assertEquals(200, response.get().statusCode());
  }

  @Test
  void answersWithTheJobAsItStandsWhenTheTimeIsOver() throws Exception {
    ingest = Ingest.start(folder, new JsonObject().put("maxWait", "3s"));
    CompletableFuture<HttpResponse<String>> response = waiting("respond-async, wait=600");
    ingest.jobs().run(submitted());
    assertEquals(202, response.get().statusCode());
    assertEquals("running", Ingest.json(response.get()).getString("state"));
    assertEquals("wait=3", response.get().headers().firstValue("preference-applied").orElseThrow());
  }

  @Test
  void doesNotWaitWhenTooManyDo() throws Exception {
    ingest = Ingest.start(folder, new JsonObject().put("maxListeners", 0));
    assertEquals(202, waiting("wait=30").get().statusCode());
  }

  @Test
  void answersThoseWhoWaitWhenItStops() throws Exception {
    ingest = Ingest.start(folder, new JsonObject().put("poll", "50ms"));
    CompletableFuture<HttpResponse<String>> response = waiting("wait=60");
    submitted();
    eventually(SOON, () -> assertEquals(1, ingest.jobs().asked()));
    ingest.stop();
    assertEquals(202, response.get().statusCode());
  }

  @Test
  void readsThePreference() {
    ingest = Ingest.start(folder);
    assertEquals(Optional.of(Duration.ofSeconds(5)), read("wait=5"));
    assertEquals(Optional.of(Duration.ofSeconds(5)), read("respond-async; wait = \"5\""));
    assertEquals(Optional.of(Duration.ofSeconds(60)), read("return=minimal, Wait=999"));
    assertEquals(Optional.empty(), read("wait=soon"));
    assertEquals(Optional.empty(), read("await=5"));
    assertEquals(Optional.empty(), read(""));
  }

  private static Optional<Duration> read(String header) {
    return Preference.wait(List.of(header), Duration.ofSeconds(60));
  }

  private CompletableFuture<HttpResponse<String>> waiting(String prefer) {
    return ingest
        .client()
        .sendAsync(
            ingest.submission(Ingest.job()).header("Prefer", prefer).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private String submitted() {
    return eventuallyGet(
        SOON,
        () ->
            ingest.jobs().all().stream().map(job -> job.getString("id")).findFirst().orElse(null));
  }
}
