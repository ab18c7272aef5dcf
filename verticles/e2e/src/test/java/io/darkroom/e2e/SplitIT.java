package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Web servers and workers of two clusters, which share a queue and the blobs and nothing else. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SplitIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String QUEUE = "work";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void makesAvatarsOverAQueue() throws Exception {
    Ports ports = new Ports();
    try (Receiver receiver = new Receiver();
        PodcastQueues queues = new PodcastQueues();
        Fleet web = new Fleet(folder, ports);
        Fleet works = new Fleet(folder, ports)) {
      for (Fleet fleet : new Fleet[] {web, works}) {
        fleet.with("sqs-bridge.endpoint", queues.endpoint());
        fleet.with("sqs-bridge.accessKey", "x").with("sqs-bridge.secretKey", "x");
        fleet.with("sqs-bridge.waitTime", "2s").with("sqs-bridge.enabled", "true");
      }
      works.with("sqs-bridge.routes.work.from", QUEUE);
      works.with("sqs-bridge.routes.work.format", "submission");
      works.command("setup", "sqs");
      web.with("http-ingest.handTo", "sqs:" + QUEUE);
      web.with("http-ingest.avatars.enabled", "true");
      web.with("http-ingest.avatars.notify.url", receiver.url());
      web.start("web", "http-ingest", "sqs-bridge");
      String base = "http://127.0.0.1:" + web.port();
      eventually(PATIENCE, () -> assertEquals(200, get(base + "/__heartbeat__").statusCode()));

      JsonObject taken = upload(base, AvatarPictures.discOnNothing(300, 300));
      String id = taken.getString("id");
      assertEquals("queued", status(base, id));
      assertEquals(1, queues.size(QUEUE));

      works.start("works", "jobs", "image-worker", "postback", "sqs-bridge");
      eventually(PATIENCE, () -> assertEquals("succeeded", status(base, id)));
      HttpResponse<byte[]> picture = get(base + "/a/" + id);
      assertEquals(200, picture.statusCode());
      assertEquals(200, ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth());
      eventually(PATIENCE, () -> assertEquals(1, receiver.idsOf(id).size()));
      eventually(PATIENCE, () -> assertEquals(0, queues.size(QUEUE)));
    }
  }

  private String status(String base, String id) throws Exception {
    return new JsonObject(Buffer.buffer(get(base + "/v1/avatar/" + id).body())).getString("state");
  }

  private JsonObject upload(String base, byte[] png) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/v1/avatar/upload"))
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(png))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    assertEquals(201, response.statusCode(), response::body);
    return new JsonObject(response.body());
  }

  private HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
        BodyHandlers.ofByteArray());
  }
}
