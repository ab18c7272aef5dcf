package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static io.darkroom.contract.Eventually.eventuallyGet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A worker is killed while it makes parts of a large picture. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CheckpointsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int TIMES = 4;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void costOneGroupWhenTheWorkerIsKilledThatMakesThem() throws Exception {
    try (SharpSource source = new SharpSource();
        Fleet fleet = new Fleet(folder)) {
      source.put("large.jpg", Pictures.jpeg(900, 800));
      fleet.with("superres-worker.isolation", "thread").with("superres-worker.checkpoint", "500ms");
      fleet.with("worker.cpuThreads", "1").with("worker.poll", "200ms");
      fleet.with("jobs.lease", "8s").with("jobs.backoff", "100ms");
      fleet.start("door", "jobs", "http-ingest");
      List<NodeProcess> workers =
          List.of(fleet.start("w1", "superres-worker"), fleet.start("w2", "superres-worker"));
      Client client = fleet.client();
      JsonObject ended = null;
      for (int time = 0; ended == null; time++) {
        assertTrue(time < TIMES, "it had ended each time before its worker was killed");
        ended = killed(client, "large-" + time, source.url("large.jpg"), workers);
      }
      assertEquals(2, ended.getInteger("attempts"));
      String id = ended.getString("id");
      JsonArray parts = client.list("parent=" + id);
      int begun = parts.stream().mapToInt(part -> ((JsonObject) part).getInteger("attempts")).sum();
      assertTrue(parts.size() >= 5, parts.size() + " groups");
      assertTrue(begun <= parts.size() + 1, begun + " made of " + parts.size() + " groups");
      BufferedImage larger =
          ImageIO.read(new ByteArrayInputStream(client.rendition(id, "upscaled")));
      assertEquals("1800x1600", larger.getWidth() + "x" + larger.getHeight());
    }
  }

  /**
   * The job of a picture whose worker was killed when some groups were made, after it has ended;
   * null when it was quicker than the kill.
   */
  private static JsonObject killed(
      Client client, String key, String url, List<NodeProcess> workers) {
    JsonObject job =
        new JsonObject()
            .put("operation", "superres")
            .put("source", new JsonObject().put("url", url));
    String id = client.submit(key, job).getString("id");
    eventually(PATIENCE, () -> assertTrue(client.list("state=succeeded&parent=" + id).size() >= 2));
    String holder = client.get(id).getString("worker");
    NodeProcess victim =
        workers.stream()
            .filter(node -> holder.contains("-" + node.pid() + "-"))
            .findFirst()
            .orElseThrow();
    victim.kill();
    JsonObject ended =
        eventuallyGet(
            PATIENCE,
            () -> {
              JsonObject now = client.get(id);
              return List.of("queued", "running").contains(now.getString("state")) ? null : now;
            });
    assertEquals("succeeded", ended.getString("state"), ended::encodePrettily);
    if (ended.getInteger("attempts") == 1) {
      victim.start();
      return null;
    }
    return ended;
  }
}
