package io.darkroom.httpingest;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String HEAD =
      "POST /v1/images?" + Ingest.ONE + " HTTP/1.1\r\nHost: x\r\nContent-Length: ";

  @TempDir Path folder;
  private Ingest ingest;

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void letsARequestInFlightEndAndTakesNoNewOnes() throws Exception {
    ingest = Ingest.start(folder);
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(HEAD + Ingest.PNG.length + "\r\nExpect: 100-continue\r\n\r\n");
      assertTrue(client.answer().startsWith("HTTP/1.1 100"));
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(ingest::stop);
      eventually(
          SOON,
          () ->
              assertThrows(UncheckedIOException.class, () -> new RawClient(ingest.port()).close()));
      client.send(Ingest.PNG);
      String answer = client.answer();
      assertTrue(answer.startsWith("HTTP/1.1 202"), answer);
      stopped.get();
    }
    assertEquals(1, ingest.uploads().size());
  }

  @Test
  void breaksOffWhatDoesNotEndInTime() throws Exception {
    ingest = Ingest.start(folder, new JsonObject().put("drain", "200ms"));
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(HEAD + "1000\r\nExpect: 100-continue\r\n\r\n");
      assertTrue(client.answer().startsWith("HTTP/1.1 100"));
      client.send(Ingest.PNG);
      ingest.stop();
      assertTrue(client.closed());
    }
    eventually(SOON, () -> assertEquals(0, ingest.uploads().size()));
  }
}
