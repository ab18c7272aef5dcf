package io.darkroom.launcher.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {
  private static final String BODY =
      "{\"type\":\"job.succeeded\",\"data\":{\"id\":\"j1\",\"state\":\"succeeded\"}}";

  private final String secret = DemoNode.secret();
  private final HttpClient client = HttpClient.newHttpClient();
  private Receiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = new Receiver(secret);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void takesAPostbackThatIsSignedAndFresh() throws Exception {
    assertEquals(204, post(secret, Instant.now()));

    Postback postback = receiver.await("j1", Duration.ofSeconds(5)).orElseThrow();
    assertEquals("m1", postback.id());
    assertTrue(postback.lines().contains("webhook-id: m1"), postback.lines().toString());
  }

  @Test
  void refusesAPostbackOfAStranger() throws Exception {
    assertEquals(401, post(DemoNode.secret(), Instant.now()));
    assertTrue(receiver.await("j1", Duration.ZERO).isEmpty());
  }

  @Test
  void refusesAPostbackOfYesterday() throws Exception {
    assertEquals(401, post(secret, Instant.now().minus(Duration.ofDays(1))));
    assertTrue(receiver.await("j1", Duration.ZERO).isEmpty());
  }

  private int post(String signer, Instant at) throws IOException, InterruptedException {
    String timestamp = String.valueOf(at.getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(receiver.url()))
            .header("webhook-id", "m1")
            .header("webhook-timestamp", timestamp)
            .header(
                "webhook-signature",
                new WebhookSignature(signer).sign("m1", timestamp, BODY.getBytes(UTF_8)))
            .POST(BodyPublishers.ofString(BODY))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
