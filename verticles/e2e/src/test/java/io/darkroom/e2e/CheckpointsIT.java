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

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void costOneGroupWhenTheWorkerIsKilledThatMakesThem() throws Exception {
    try (SharpSource source = new SharpSource();
        Fleet fleet = new Fleet(folder)) {
      source.put("large.jpg", Pictures.jpeg(900, 800));
      fleet.with("superres-worker.isolation", "thread").with("superres-worker.checkpoint", "500ms");
      fleet.with("worker.cpuThreads", "1").with("worker.poll", "200ms");
      fleet.with("jobs.lease", "3s").with("jobs.backoff", "100ms");
      fleet.start("door", "jobs", "http-ingest");
      List<NodeProcess> workers =
          List.of(fleet.start("w1", "superres-worker"), fleet.start("w2", "superres-worker"));
      Client client = fleet.client();
      JsonObject job =
          new JsonObject()
              .put("operation", "superres")
              .put("source", new JsonObject().put("url", source.url("large.jpg")));
      String id = client.submit("large", job).getString("id");
      eventually(
          PATIENCE, () -> assertTrue(client.list("state=succeeded&parent=" + id).size() >= 2));

      JsonObject parent = client.get(id);
      assertEquals("running", parent.getString("state"), () -> parent.encodePrettily());
      NodeProcess killed =
          workers.stream()
              .filter(node -> parent.getString("worker").contains("-" + node.pid() + "-"))
              .findFirst()
              .orElseThrow();
      killed.kill();

      JsonObject ended =
          eventuallyGet(
              PATIENCE,
              () -> {
                JsonObject now = client.get(id);
                return List.of("queued", "running").contains(now.getString("state")) ? null : now;
              });
      assertEquals("succeeded", ended.getString("state"), () -> ended.encodePrettily());
      assertEquals(2, ended.getInteger("attempts"));
      JsonArray parts = client.list("parent=" + id);
      int begun = parts.stream().mapToInt(part -> ((JsonObject) part).getInteger("attempts")).sum();
      assertTrue(parts.size() >= 5, parts.size() + " groups");
      assertTrue(begun <= parts.size() + 1, begun + " made of " + parts.size() + " groups");
      BufferedImage larger =
          ImageIO.read(new ByteArrayInputStream(client.rendition(id, "upscaled")));
      assertEquals("1800x1600", larger.getWidth() + "x" + larger.getHeight());
    }
  }
}
