package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What who runs it looks at. */
class OperationsTest {
  @TempDir Path folder;

  @Test
  void isReadyOnlyWhileJobsAnswer() {
    try (Ingest ingest = Ingest.start(folder)) {
      assertEquals(200, ingest.get("/health/ready").statusCode());
      ingest.jobs().close();
      HttpResponse<String> response = ingest.get("/health/ready");
      assertEquals(503, response.statusCode());
      assertEquals(
          new JsonObject().put("jobs", "DOWN").put("storage", "UP").put("accepting", "UP"),
          Ingest.json(response).getJsonObject("checks"));
      assertEquals(200, ingest.get("/health/live").statusCode());
    }
  }

  @Test
  void hasEverySeriesAtZeroFromTheStart() {
    try (Ingest ingest = Ingest.start(folder, Ingest.everything())) {
      String metrics = ingest.get("/metrics").body();
      for (Failure failure : Failure.values()) {
        assertTrue(
            metrics.contains("darkroom_ingest_refused_total{code=\"" + failure.name() + "\"}"));
      }
      for (String operation : new Document().operations()) {
        String route = operation.replace(" (open)", "");
        for (String status : new String[] {"2xx", "4xx", "5xx"}) {
          String series =
              "darkroom_ingest_requests_seconds_count{route=\"" + route + "\",status=\"" + status;
          assertTrue(metrics.contains(series), series);
        }
      }
      assertTrue(metrics.contains("darkroom_ingest_uploads_bytes_count"));
      assertTrue(metrics.contains("darkroom_ingest_upload_duration_seconds_count"));
    }
  }

  @Test
  void countsByRouteAndNotByPath() {
    try (Ingest ingest = Ingest.start(folder)) {
      ingest.get("/v1/jobs/0123456789abcdef01234567");
      String metrics = ingest.get("/metrics").body();
      assertTrue(
          metrics
              .lines()
              .anyMatch(
                  line ->
                      line.startsWith(
                              "darkroom_ingest_requests_seconds_count"
                                  + "{route=\"GET /v1/jobs/{id}\",status=\"4xx\"}")
                          && !line.endsWith(" 0")),
          metrics);
      assertTrue(!metrics.contains("0123456789abcdef01234567"));
    }
  }

  @Test
  void letsPagesOfAllowedOriginsAsk() {
    JsonObject section =
        new JsonObject()
            .put("allowedOrigins", new JsonArray().add("https://app.example"))
            .put("apiKeys", new JsonArray().add("a-key-0123456789-abc"));
    try (Ingest ingest = Ingest.start(folder, section)) {
      String head =
          "OPTIONS /v1/images HTTP/1.1\r\nHost: x\r\nAccess-Control-Request-Method: POST\r\n";
      String allowed =
          RawClient.ask(ingest.port(), head + "Origin: https://app.example\r\n\r\n")
              .toLowerCase(Locale.ROOT);
      assertTrue(allowed.contains("access-control-allow-origin: https://app.example"), allowed);
      assertTrue(allowed.contains("idempotency-key"), allowed);
      String other =
          RawClient.ask(ingest.port(), head + "Origin: https://evil.example\r\n\r\n")
              .toLowerCase(Locale.ROOT);
      assertTrue(!other.contains("access-control-allow-origin"), other);
      assertTrue(other.startsWith("http/1.1 405"), other);
    }
  }

  @Test
  void letsNoPageAskByDefault() {
    try (Ingest ingest = Ingest.start(folder)) {
      String answer =
          RawClient.ask(
              ingest.port(),
              "GET /v1/jobs HTTP/1.1\r\nHost: x\r\nOrigin: https://a.example\r\n\r\n");
      assertTrue(!answer.toLowerCase(Locale.ROOT).contains("access-control"), answer);
    }
  }
}
