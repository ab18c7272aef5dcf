package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsTest {
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
  void listsPageByPage() {
    Ingest.accepted(ingest.submit(Ingest.job()));
    Ingest.accepted(ingest.submit(Ingest.job()));
    String third = Ingest.accepted(ingest.submit(Ingest.job()));
    JsonObject first = Ingest.json(ingest.get("/v1/jobs?limit=2"));
    assertEquals(2, first.getJsonArray("items").size());
    JsonObject second =
        Ingest.json(ingest.get("/v1/jobs?limit=2&cursor=" + first.getString("next")));
    assertEquals(third, second.getJsonArray("items").getJsonObject(0).getString("id"));
    assertNull(second.getString("next"));
  }

  @Test
  void listsOnlyWhatIsAskedFor() {
    String failed = Ingest.accepted(ingest.submit(Ingest.job()));
    Ingest.accepted(ingest.submit(Ingest.job()));
    ingest.jobs().fail(failed, Failure.IMAGE_CORRUPT);
    JsonObject page = Ingest.json(ingest.get("/v1/jobs?state=failed&operation=renditions"));
    assertEquals(1, page.getJsonArray("items").size());
    assertEquals(failed, page.getJsonArray("items").getJsonObject(0).getString("id"));
    assertEquals(
        0, Ingest.json(ingest.get("/v1/jobs?operation=other")).getJsonArray("items").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=broken", "limit=0", "limit=1001", "limit=ten", "limit=1&limit=2"})
  void refusesAQueryThatIsWrong(String query) {
    Ingest.refused(Failure.INVALID_VALUE, ingest.get("/v1/jobs?" + query));
  }

  @Test
  void refusesAnUnknownQueryParameterWithTheNearestName() {
    String words = Ingest.refused(Failure.UNKNOWN_FIELD, ingest.get("/v1/jobs?stat=failed"));
    assertTrue(words.contains("did you mean state?"), words);
  }

  @Test
  void cancelsOnce() {
    String path = "/v1/jobs/" + Ingest.accepted(ingest.submit(Ingest.job()));
    HttpResponse<String> cancelled = ingest.send(ingest.request(path).DELETE());
    assertEquals(200, cancelled.statusCode());
    assertEquals("cancelled", Ingest.json(cancelled).getString("state"));
    Ingest.refused(Failure.JOB_ALREADY_FINISHED, ingest.send(ingest.request(path).DELETE()));
  }

  @Test
  void retriesWhatHasFailed() {
    String id = Ingest.accepted(ingest.submit(Ingest.job()));
    Ingest.refused(Failure.JOB_NOT_RETRYABLE, ingest.post("/v1/jobs/" + id + "/retry"));
    ingest.jobs().fail(id, Failure.SOURCE_TIMEOUT);
    assertEquals(
        "queued", Ingest.json(ingest.post("/v1/jobs/" + id + "/retry")).getString("state"));
  }

  @Test
  void listsAndReplaysDeliveries() {
    JsonObject page = Ingest.json(ingest.get("/v1/deliveries"));
    assertEquals("dead", page.getJsonArray("items").getJsonObject(0).getString("state"));
    page = Ingest.json(ingest.get("/v1/deliveries?state=pending"));
    assertEquals("pending", page.getJsonArray("items").getJsonObject(0).getString("state"));
    assertEquals(202, ingest.post("/v1/deliveries/d1/replay").statusCode());
    Ingest.refused(Failure.DELIVERY_NOT_FOUND, ingest.post("/v1/deliveries/d2/replay"));
    Ingest.refused(Failure.INVALID_VALUE, ingest.get("/v1/deliveries?state=lost"));
  }
}
