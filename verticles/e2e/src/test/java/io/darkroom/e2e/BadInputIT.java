package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventuallyGet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What strangers send, through the whole of Darkroom: each fault has a code of its own and a
 * message that says what to do, and the node lives on. Only 127.0.0.1 may be asked, for the servers
 * of the test; all other addresses of this machine are as forbidden as they are in production.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BadInputIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static Fleet fleet;
  private static Client client;
  private static OddServer odd;

  @BeforeAll
  static void start() throws IOException {
    odd = new OddServer();
    fleet = new Fleet(folder);
    fleet.with("cluster.enabled", "false");
    fleet.with("http-client.allowedAddresses", "127.0.0.1/32");
    // Waited for once, by who gets no answer; the others' answers come on a busy machine, too.
    fleet.with("http-client.totalTimeout", "6s").with("jobs.maxAttempts", "1");
    fleet.start("all", "jobs", "http-ingest", "image-worker", "postback");
    client = fleet.client();
    client.list(""); // it answers: not all tests ask twice
  }

  @AfterAll
  static void stop() {
    fleet.close();
    odd.close();
  }

  /** The failure of a job that was accepted and then failed. */
  private static JsonObject failureOf(JsonObject accepted) {
    String id = accepted.getString("id");
    assertTrue(id != null, accepted::encodePrettily);
    JsonObject job =
        eventuallyGet(
            PATIENCE,
            () -> {
              JsonObject now = client.get(id);
              return now.getString("state").equals("failed") ? now : null;
            });
    return job.getJsonObject("failure");
  }

  private static JsonObject fetching(String url) {
    return new JsonObject()
        .put("source", new JsonObject().put("url", url))
        .put(
            "options",
            new JsonObject()
                .put(
                    "renditions",
                    new JsonArray().add(new JsonObject().put("name", "s").put("width", 50))));
  }

  /** The code an image is refused with, at the door or by the worker: clients may meet both. */
  private static JsonObject refusalOf(byte[] image) {
    JsonObject answer = client.tryUpload("rendition=s:50x50", "image/png", image);
    return answer.containsKey("code") ? answer : failureOf(answer);
  }

  @Test
  void refusesWhatIsNotAnImage() {
    byte[] html = "<html><body>not found</body></html>".getBytes(StandardCharsets.UTF_8);
    assertEquals("NOT_AN_IMAGE", refusalOf(html).getString("code"));
  }

  @Test
  void refusesAnImageThatWasCutOff() {
    byte[] whole = Pictures.jpeg(640, 480);
    JsonObject refusal = refusalOf(Arrays.copyOf(whole, whole.length / 2));
    assertEquals("IMAGE_TRUNCATED", refusal.getString("code"), refusal::encode);
  }

  @Test
  void refusesNothingAtAll() {
    assertEquals("UPLOAD_EMPTY", refusalOf(new byte[0]).getString("code"));
  }

  @Test
  void refusesASourceOfZeroBytes() {
    JsonObject failure = failureOf(client.tryPost(fetching(odd.url("/empty"))));
    assertEquals("IMAGE_EMPTY", failure.getString("code"), failure::encode);
  }

  @Test
  void refusesThirtyThousandPixelsSquared() throws IOException {
    byte[] bomb = Pictures.pngOfNothing(30_000, 30_000);
    assertTrue(bomb.length < 200_000, () -> bomb.length + " bytes");
    JsonObject refusal = refusalOf(bomb);
    assertEquals("IMAGE_TOO_MANY_PIXELS", refusal.getString("code"), refusal::encode);
    String message = refusal.getString("message", refusal.getString("detail"));
    assertTrue(message.contains("30000"), message);
  }

  @Test
  void refusesAnUploadOverTheLimitWithoutTakingItIn() throws IOException {
    String answer = RawHttp.upload(fleet.port(), 100L << 20, 100L << 20);
    assertTrue(answer.contains("413") && answer.contains("UPLOAD_TOO_LARGE"), answer);
  }

  @Test
  void refusesAnUploadThatIsShorterThanItSays() throws IOException {
    int before = client.list("").size();
    String answer = RawHttp.upload(fleet.port(), 1_000_000, 1_000);
    assertTrue(answer.isEmpty() || answer.contains("UPLOAD_INCOMPLETE"), answer);
    assertEquals(before, client.list("").size(), "jobs");
  }

  @Test
  void refusesAnUnknownOperation() {
    JsonObject problem = client.tryPost(fetching(odd.url("/x")).put("operation", "renditoins"));
    assertEquals("UNKNOWN_OPERATION", problem.getString("code"));
    assertTrue(problem.getString("detail").contains("renditions"), problem::encode);
  }

  @Test
  void refusesAnUnknownFieldWithTheNearestKnownName() {
    JsonObject problem = client.tryPost(fetching(odd.url("/x")).put("piority", 3));
    assertEquals("UNKNOWN_FIELD", problem.getString("code"));
    assertTrue(problem.getString("detail").contains("did you mean priority?"), problem::encode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2/a.jpg",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/a.jpg",
        "http://2130706434/a.jpg",
        "http://0x7f.0.0.2/a.jpg",
        "http://[::ffff:10.0.0.1]/a.jpg"
      })
  void refusesAnAddressThatIsNotPublic(String url) {
    JsonObject problem = client.tryPost(fetching(url));
    assertEquals("ADDRESS_FORBIDDEN", problem.getString("code"), problem::encode);
  }

  @Test
  void refusesARedirectToAnAddressThatIsNotPublic() {
    JsonObject failure = failureOf(client.tryPost(fetching(odd.url("/redirect"))));
    assertEquals("ADDRESS_FORBIDDEN", failure.getString("code"), failure::encode);
  }

  @Test
  void givesUpOnAUrlThatNeverAnswers() {
    JsonObject failure = failureOf(client.tryPost(fetching(odd.url("/silent"))));
    assertEquals("SOURCE_TIMEOUT", failure.getString("code"), failure::encode);
  }

  @ParameterizedTest
  @CsvSource({"http://10.0.0.1/hook,ADDRESS_FORBIDDEN", "ftp://example.org/hook,INVALID_URL"})
  void refusesAPostbackToWhereItMustNotGo(String url, String code) {
    JsonObject job = fetching(odd.url("/x")).put("notify", new JsonObject().put("url", url));
    assertEquals(code, client.tryPost(job).getString("code"));
  }
}
