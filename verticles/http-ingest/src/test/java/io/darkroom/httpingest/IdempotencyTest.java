package io.darkroom.httpingest;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {
  @TempDir Path folder;
  private Ingest ingest;

  @BeforeEach
  void start() {
    ingest = Ingest.start(folder);
  }

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void findsTheJobThatHasTheKey() {
    String id = Ingest.accepted(keyed("k1", Ingest.job()));
    assertEquals(id, Ingest.accepted(keyed("k1", Ingest.job())));
    assertNotEquals(id, Ingest.accepted(keyed("k2", Ingest.job())));
    assertNotEquals(id, Ingest.accepted(ingest.submit(Ingest.job())));
  }

  @Test
  void answersWithTheFinishedJobWhenItHasEnded() {
    String id = Ingest.accepted(keyed("k1", Ingest.job()));
    ingest.jobs().succeed(id);
    HttpResponse<String> again = keyed("k1", Ingest.job());
    assertEquals(200, again.statusCode());
    assertEquals("succeeded", Ingest.json(again).getString("state"));
  }

  @Test
  void takesNoNoticeOfTheOrderOfMembers() {
    JsonObject turned = new JsonObject();
    List<String> names = List.copyOf(Ingest.job().fieldNames());
    for (int i = names.size() - 1; i >= 0; i--) {
      turned.put(names.get(i), Ingest.job().getValue(names.get(i)));
    }
    assertNotEquals(Ingest.job().encode(), turned.encode());
    String id = Ingest.accepted(keyed("k1", Ingest.job()));
    assertEquals(id, Ingest.accepted(keyed("k1", turned)));
  }

  @Test
  void refusesTheKeyForAnotherRequest() {
    Ingest.accepted(keyed("k1", Ingest.job()));
    Ingest.refused(Failure.IDEMPOTENCY_KEY_REUSED, keyed("k1", Ingest.job().put("priority", 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a\u00e9"})
  void refusesAKeyThatIsNone(String key) {
    String answer =
        RawClient.ask(
            ingest.port(),
            "POST /v1/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nIdempotency-Key: "
                + key
                + "\r\n\r\n");
    assertEquals("HTTP/1.1 400 Bad Request", answer.lines().findFirst().orElse(""));
  }

  @Test
  void keepsOneUploadForTheSameBytes() {
    String id = Ingest.accepted(keyed("k1", Ingest.PNG));
    assertEquals(id, Ingest.accepted(keyed("k1", Ingest.PNG)));
    assertEquals(List.of("uploads/" + id + "/source"), ingest.uploads());
  }

  @Test
  void refusesTheKeyForOtherBytes() {
    String id = Ingest.accepted(keyed("k1", Ingest.PNG));
    byte[] other = Arrays.copyOf(Ingest.PNG, Ingest.PNG.length + 1);
    Ingest.refused(Failure.IDEMPOTENCY_KEY_REUSED, keyed("k1", other));
    assertEquals(List.of("uploads/" + id + "/source"), ingest.uploads());
  }

  @Test
  void asksAgainWhenNobodyAnswers() throws Exception {
    ingest.jobs().close();
    HttpRequest request = ingest.uploading(Ingest.ONE, Ingest.PNG).build();
    CompletableFuture<HttpResponse<String>> response =
        ingest.client().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    eventually(Duration.ofSeconds(10), () -> assertEquals(1, ingest.uploads().size()));
    ingest.jobs().open();
    Ingest.accepted(response.get());
  }

  @Test
  void answersThatItCannotBeTakenWhenNobodyEverAnswers() {
    ingest.jobs().close();
    HttpResponse<String> response = ingest.submit(Ingest.job());
    Ingest.refused(Failure.JOBS_UNAVAILABLE, response);
    assertEquals("5", response.headers().firstValue("retry-after").orElseThrow());
  }

  @Test
  void keepsTheJobAndItsUploadWhenOnlyTheAnswerIsLost() throws Exception {
    ingest.jobs().loseAnswers(true);
    HttpRequest request = ingest.uploading(Ingest.ONE, Ingest.PNG).build();
    CompletableFuture<HttpResponse<String>> response =
        ingest.client().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    eventually(Duration.ofSeconds(10), () -> assertEquals(1, ingest.jobs().asked()));
    ingest.jobs().loseAnswers(false);
    String id = Ingest.accepted(response.get());
    assertEquals(2, ingest.jobs().asked());
    assertEquals(1, ingest.jobs().all().size());
    assertEquals(List.of("uploads/" + id + "/source"), ingest.uploads());
  }

  private HttpResponse<String> keyed(String key, JsonObject job) {
    return ingest.send(ingest.submission(job).header(IdempotencyKey.HEADER, key));
  }

  private HttpResponse<String> keyed(String key, byte[] image) {
    return ingest.send(ingest.uploading(Ingest.ONE, image).header(IdempotencyKey.HEADER, key));
  }
}
