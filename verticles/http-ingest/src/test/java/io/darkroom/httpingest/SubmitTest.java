package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitTest {
  @TempDir Path folder;
  private Ingest ingest;

  @BeforeEach
  void start() {
    ingest = Ingest.start(folder, new JsonObject().put("maxJson", "2KB"));
  }

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void answersWithTheJobAndWhereItIs() {
    HttpResponse<String> response =
        ingest.submit(Ingest.job().put("metadata", new JsonObject().put("order", 7)));
    String id = Ingest.accepted(response);
    JsonObject job = Ingest.json(response);
    assertEquals("/v1/jobs/" + id, response.headers().firstValue("location").orElseThrow());
    assertEquals("/v1/jobs/" + id, job.getJsonObject("links").getString("self"));
    assertEquals("/v1/jobs/" + id + "/events", job.getJsonObject("links").getString("events"));
    assertEquals("queued", job.getString("state"));
    assertEquals(7, job.getJsonObject("metadata").getInteger("order"));
    assertEquals(job, Ingest.json(ingest.get("/v1/jobs/" + id)));
  }

  @Test
  void takesABatchWithSourcesOfItsOwnAndNoOther() {
    JsonObject batch = Ingest.job().put("operation", "batch");
    batch
        .getJsonObject("options")
        .put("sources", new JsonObject().put("cover", batch.remove("source")));
    Ingest.accepted(ingest.submit(batch));

    JsonObject both = batch.copy().put("source", Ingest.job().getJsonObject("source"));
    String words = Ingest.refused(Failure.INVALID_VALUE, ingest.submit(both));
    assertTrue(words.contains("source is not for the operation batch"), words);
  }

  @Test
  void refusesAnUnknownFieldWithTheNearestName() {
    String words =
        Ingest.refused(
            Failure.UNKNOWN_FIELD, ingest.submit(Ingest.job().put("metdata", new JsonObject())));
    assertTrue(words.contains("did you mean metadata?"), words);
  }

  @Test
  void refusesAnUnknownOperationWithTheNearestName() {
    String words =
        Ingest.refused(
            Failure.UNKNOWN_OPERATION, ingest.submit(Ingest.job().put("operation", "rendition")));
    assertTrue(words.contains("did you mean renditions?"), words);
  }

  @Test
  void namesAllThatIsWrong() {
    JsonObject job = Ingest.job().put("priority", 1000).put("maxAttempts", "many");
    String words = Ingest.refused(Failure.INVALID_VALUE, ingest.submit(job));
    assertTrue(words.contains("priority") && words.contains("maxAttempts"), words);
  }

  @Test
  void refusesAJobWithoutASource() {
    JsonObject job = Ingest.job();
    job.remove("source");
    Ingest.refused(Failure.MISSING_FIELD, ingest.submit(job));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "\"job\"", "{\"operation\":"})
  void refusesWhatIsNotAJsonObject(String body) {
    Ingest.refused(
        Failure.INVALID_JSON,
        ingest.send(
            ingest
                .request("/v1/jobs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))));
  }

  @Test
  void refusesJsonBeyondTheLimit() {
    JsonObject job = Ingest.job().put("metadata", new JsonObject().put("a", "b".repeat(3_000)));
    String words = Ingest.refused(Failure.JSON_TOO_LARGE, ingest.submit(job));
    assertTrue(words.contains("2048") && words.contains("maxJson"), words);
  }

  @Test
  void refusesAnImageAndSaysWhereItGoes() {
    String words =
        Ingest.refused(
            Failure.UNSUPPORTED_MEDIA_TYPE,
            ingest.send(
                ingest
                    .request("/v1/jobs")
                    .header("Content-Type", "image/png")
                    .POST(BodyPublishers.ofByteArray(Ingest.PNG))));
    assertTrue(words.contains("/v1/images"), words);
  }

  @Test
  void refusesAnUnknownQueryParameter() {
    Ingest.refused(
        Failure.UNKNOWN_FIELD,
        ingest.send(
            ingest
                .request("/v1/jobs?wait=1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Ingest.job().encode()))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/a.png",
        "http://localhost/a.png",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/a.png",
        "http://2130706433/a.png",
        "http://0x7f.1/a.png",
        "http://10.0.0.1/a.png"
      })
  void refusesToFetchFromWhereStrangersMustNotReach(String url) {
    Ingest.refused(
        Failure.ADDRESS_FORBIDDEN,
        ingest.submit(Ingest.job().put("source", new JsonObject().put("url", url))));
    assertEquals(0, ingest.jobs().asked());
  }

  @Test
  void refusesAPostbackToAPrivateAddress() {
    Ingest.refused(
        Failure.ADDRESS_FORBIDDEN,
        ingest.submit(
            Ingest.job().put("notify", new JsonObject().put("url", "http://192.168.1.1/hook"))));
  }

  @Test
  void refusesAnAddressThatIsNoUrl() {
    Ingest.refused(
        Failure.INVALID_URL,
        ingest.submit(
            Ingest.job().put("source", new JsonObject().put("url", "ftp://example.com/a"))));
  }

  @Test
  void refusesASecondRenditionOfTheSameName() {
    JsonObject job = Ingest.job();
    JsonArray renditions = job.getJsonObject("options").getJsonArray("renditions");
    renditions.add(renditions.getJsonObject(0).copy());
    Ingest.refused(Failure.INVALID_VALUE, ingest.submit(job));
  }

  @Test
  void answersWhatIsNotThere() {
    Ingest.refused(Failure.ROUTE_NOT_FOUND, ingest.get("/v2/jobs"));
    Ingest.refused(Failure.JOB_NOT_FOUND, ingest.get("/v1/jobs/0123456789abcdef01234567"));
    Ingest.refused(Failure.JOB_NOT_FOUND, ingest.get("/v1/jobs/nonsense"));
  }

  @Test
  void answersAMethodThatIsNotThereWithThoseThatAre() {
    HttpResponse<String> response = ingest.send(ingest.request("/v1/jobs").DELETE());
    Ingest.refused(Failure.METHOD_NOT_ALLOWED, response);
    assertEquals("POST, GET", response.headers().firstValue("allow").orElseThrow());
  }

  @Test
  void answersAQueryThatCannotBeDecoded() {
    // Java's client does not let it out.
    String answer =
        RawClient.ask(ingest.port(), "GET /v1/jobs?state=%zz HTTP/1.1\r\nHost: x\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.contains("INVALID_VALUE"), answer);
  }
}
