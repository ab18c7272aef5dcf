package io.darkroom.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.map.server.MapServer;
import io.darkroom.map.server.World;
import io.darkroom.map.video.Films;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The animation in docs/maps.md, and some of its frames side by side, are what is made today. What
 * is made now is left in {@code target/maps}, to be copied from there when the look of maps is
 * changed.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@EnabledIf(
    value = "io.darkroom.map.video.Films#canBeMade",
    disabledReason = "no ffmpeg runs here: docs/maps.md says what it needs")
class FilmPicturesIT {
  private static final Path DOCS = Path.of("..", "..", "docs", "images", "maps");
  private static final Path MADE = Path.of("target", "maps");
  private static final String FILM = "animation.gif";
  private static final String STRIP = "animation-frames.png";
  private static final int FRAMES = 8;
  private static final int SHOWN = 4;
  private static final long MOST_BYTES = 500_000;

  /** Processors may round differently; nobody sees that. */
  private static final double MEAN_DIFFERENCE = 1;

  @TempDir Path folder;

  @Test
  void areWhatTheAnimationIs() throws Exception {
    try (AnimationFixture maps = new AnimationFixture(folder);
        MapServer server = MapServer.start(maps.vertx(), new World())) {
      maps.deploy(new JsonObject());
      JobView job = maps.ended(maps.submit(order(server)));
      assertEquals(JobState.SUCCEEDED, job.state(), () -> job.json().encodePrettily());
      Path film = maps.file(job);
      List<BufferedImage> frames = new Films(Films.finder()).decode(film, folder.resolve("frames"));
      assertEquals(FRAMES, frames.size());
      BufferedImage made = strip(frames);
      Files.createDirectories(MADE);
      Files.copy(film, MADE.resolve(FILM), StandardCopyOption.REPLACE_EXISTING);
      ImageIO.write(made, "png", MADE.resolve(STRIP).toFile());
      BufferedImage shown = ImageIO.read(DOCS.resolve(STRIP).toFile());
      assertEquals(
          shown.getWidth() + "x" + shown.getHeight(), made.getWidth() + "x" + made.getHeight());
      assertTrue(difference(made, shown) <= MEAN_DIFFERENCE, "the pictures differ");
      assertTrue(Files.size(DOCS.resolve(FILM)) < MOST_BYTES);
    }
  }

  private static BufferedImage strip(List<BufferedImage> frames) {
    int width = frames.get(0).getWidth();
    BufferedImage strip =
        new BufferedImage(SHOWN * width, frames.get(0).getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = strip.createGraphics();
    for (int i = 0; i < SHOWN; i++) {
      graphics.drawImage(frames.get(i * FRAMES / SHOWN), i * width, 0, null);
    }
    graphics.dispose();
    return strip;
  }

  private static double difference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          sum +=
              Math.abs((one.getRGB(x, y) >> shift & 0xff) - (other.getRGB(x, y) >> shift & 0xff));
        }
      }
    }
    return sum / (3.0 * one.getWidth() * one.getHeight());
  }

  private static JsonObject order(MapServer server) {
    JsonArray times = new JsonArray();
    for (int n = 0; n < FRAMES; n++) {
      times.add("2020-08-30T%02d:00:00Z".formatted(3 * n));
    }
    JsonObject basemap =
        new JsonObject()
            .put("bbox", new JsonArray().add(140).add(0).add(215).add(45))
            .put("zoom", 2.3)
            .put("url", server.tiles("terrain"))
            .put("map_times", times);
    JsonObject storm =
        new JsonObject()
            .put("url", server.wms())
            .put("layers", "storm")
            .put("title", "Surface Wind")
            .put("opacity", 0.8)
            .put("version", "1.3.0")
            .put("valid_times", times);
    return new JsonObject()
        .put("general", new JsonObject().put("format", "gif").put("fps", 2))
        .put("basemap", basemap)
        .put("overlays", new JsonArray().add(storm));
  }
}
