package io.darkroom.httpingest;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadMannersTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String IMAGES = "POST /v1/images?" + Ingest.ONE + " HTTP/1.1\r\nHost: x\r\n";

  @TempDir Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Ingest ingest;

  @BeforeEach
  void start() {
    Metrics.addRegistry(meters);
    ingest = started(new JsonObject());
  }

  private Ingest started(JsonObject more) {
    JsonObject options =
        new JsonObject().put("idle", "500ms").put("maxHead", "4KB").put("maxConnections", 2);
    return Ingest.start(folder, options.mergeIn(more));
  }

  /** The others are not hurried: they would be late on a busy machine. */
  private void hasty(String key, String time) {
    ingest.close();
    ingest = started(new JsonObject().put(key, time));
  }

  @AfterEach
  void stop() {
    ingest.close();
    Metrics.removeRegistry(meters);
  }

  @Test
  void refusesWhenTheSenderLeavesBeforeItsContentLength() {
    double before = refused(Failure.UPLOAD_INCOMPLETE);
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(IMAGES + "Content-Length: 1000\r\n\r\n");
      client.send(Ingest.PNG);
    }
    eventually(SOON, () -> assertEquals(before + 1, refused(Failure.UPLOAD_INCOMPLETE)));
    assertNothingKept();
  }

  @Test
  void refusesWhenTheSenderFallsSilentBeforeItsContentLength() {
    hasty("uploadIdle", "300ms");
    try (RawClient client = new RawClient(ingest.port())) {
      // In one go: what is late would not be counted.
      byte[] head = (IMAGES + "Content-Length: 1000\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
      client.send(Buffer.buffer(head).appendBytes(Ingest.PNG).getBytes());
      String answer = client.answer();
      assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
      assertTrue(answer.contains("UPLOAD_TOO_SLOW"), answer);
      assertTrue(answer.contains(Ingest.PNG.length + " of 1000 bytes declared"), answer);
      assertTrue(answer.contains("nothing for 300 ms"), answer);
      assertTrue(client.closed());
    }
    assertNothingKept();
  }

  @Test
  void refusesASenderThatDrips() {
    hasty("uploadTimeout", "1s");
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(IMAGES + "Content-Length: 100000\r\n\r\n");
      client.send(Ingest.PNG);
      Thread dripping =
          new Thread(
              () -> {
                long until = System.nanoTime() + SOON.toNanos();
                try {
                  while (System.nanoTime() < until) {
                    client.send(" ");
                    LockSupport.parkNanos(20_000_000);
                  }
                } catch (UncheckedIOException closed) {
                  // It was refused.
                }
              });
      dripping.start();
      String answer = client.answer();
      assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
      assertTrue(answer.contains("in the 1 s that it may take"), answer);
    }
    assertNothingKept();
  }

  @Test
  void refusesASlowJobToo() {
    hasty("uploadIdle", "300ms");
    String answer =
        RawClient.ask(
            ingest.port(), "POST /v1/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{");
    assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
  }

  @Test
  void closesAConnectionWhoseHeadDoesNotCome() {
    try (RawClient client = new RawClient(ingest.port())) {
      client.send("GET /health/live HTTP/1.1\r\nHost:");
      assertTrue(client.closed());
    }
  }

  @Test
  void closesAConnectionThatAsksNothingMore() {
    try (RawClient client = new RawClient(ingest.port())) {
      client.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(client.answer().startsWith("HTTP/1.1 200"));
      assertTrue(client.closed());
    }
  }

  @Test
  void refusesAContentLengthThatIsNoNumber() {
    String answer = RawClient.ask(ingest.port(), IMAGES + "Content-Length: many\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    answer = RawClient.ask(ingest.port(), IMAGES + "Content-Length: -5\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
  }

  @Test
  void refusesAHeadThatIsTooLong() {
    String answer =
        RawClient.ask(
            ingest.port(), "GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(5_000) + "\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
    answer = RawClient.ask(ingest.port(), "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\n\r\n");
    assertTrue(answer.contains(" 414 "), answer);
  }

  @Test
  void closesConnectionsBeyondTheLimit() {
    try (RawClient first = new RawClient(ingest.port());
        RawClient second = new RawClient(ingest.port())) {
      first.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(first.answer().startsWith("HTTP/1.1 200"));
      second.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(second.answer().startsWith("HTTP/1.1 200"));
      try (RawClient third = new RawClient(ingest.port())) {
        assertTrue(third.closed());
      }
    }
    eventually(
        SOON,
        () -> {
          String answer =
              RawClient.ask(ingest.port(), "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
          assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        });
  }

  private void assertNothingKept() {
    eventually(SOON, () -> assertEquals(List.of(), ingest.uploads()));
    assertEquals(List.of(), ingest.jobs().all());
  }

  private double refused(Failure failure) {
    return meters.counter("darkroom.ingest.refused", "code", failure.name()).count();
  }
}
