package io.darkroom.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Notify;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvelopingTest {
  private static final Notify QUEUE = new Notify(null, "kafka:results");

  @Test
  void remembersKeyAndHeaders() {
    Notify.Envelope envelope = envelope(QUEUE, "user-7", Map.of("traceparent", "00-abc"));

    assertEquals(new Notify.Envelope(null, "user-7", Map.of("traceparent", "00-abc")), envelope);
  }

  @Test
  void leavesOutHeadersOfOurs() {
    Map<String, String> headers = Map.of("darkroom-delivery", "d1", "darkroom-code", "X", "a", "b");

    assertEquals(Map.of("a", "b"), envelope(QUEUE, null, headers).headers());
  }

  @Test
  void boundsHowManyAndHowLarge() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      many.put("h" + i, "v");
    }
    assertEquals(Enveloping.MAX_HEADERS, envelope(QUEUE, null, many).headers().size());

    Map<String, String> large = Map.of("a", "x".repeat(Enveloping.MAX_CHARACTERS), "b", "y");
    assertEquals(Map.of("b", "y"), envelope(QUEUE, null, large).headers());
    assertNull(envelope(QUEUE, "k".repeat(Enveloping.MAX_KEY + 1), Map.of()).key());
  }

  @Test
  void letsTheFormatGoFirst() {
    Notify before = QUEUE.in(new Notify.Envelope("podcast", "mine", Map.of("a", "mine")));

    Notify.Envelope envelope = envelope(before, "yours", Map.of("a", "yours", "b", "yours"));

    assertEquals(
        new Notify.Envelope("podcast", "mine", Map.of("a", "mine", "b", "yours")), envelope);
  }

  @Test
  void remembersNothingForAJobThatIsNotAnsweredWithAMessage() {
    Notify url = new Notify("https://example.org/", null);

    assertEquals(Notify.Envelope.PLAIN, envelope(url, "user-7", Map.of("a", "b")));
  }

  private static Notify.Envelope envelope(Notify notify, String key, Map<String, String> headers) {
    JobRequest request = JobRequest.of("renditions", null, new JsonObject()).notifying(notify);
    Incoming message = new Incoming("1", Buffer.buffer(), key, headers, null);
    return Enveloping.envelop(request, message).notification().envelope();
  }
}
