package io.darkroom.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The picture in docs/maps.md is what is made of the example beside it. What is made now is left in
 * {@code target/maps}, to be copied from there when the look of maps is changed.
 */
@Timeout(60)
class MapPictureIT {
  private static final Path SHOWN = Path.of("..", "..", "docs", "images", "maps", "map.png");
  private static final Path MADE = Path.of("target", "maps", "map.png");

  @TempDir Path folder;

  @Test
  void isMadeAsTheDocumentationShowsIt() throws IOException {
    try (MapBench bench = new MapBench(folder)) {
      bench.section.put("isolation", "process");
      bench.deploy();
      JsonObject options =
          MapBench.options(bench.server.tiles("terrain"), 2.6, 130, -25, 267.5, 55);
      options.getJsonObject("basemap").put("map_time", "2020-08-30T12:00:00Z");
      options
          .getJsonArray("overlays")
          .add(
              bench
                  .overlay("storm")
                  .put("title", "Surface Wind")
                  .put("valid_time", "2020-08-30T12:00:00Z")
                  .put("version", "1.3.0")
                  .put("opacity", 0.8)
                  .put("legend", true))
          .add(
              bench
                  .overlay("veil")
                  .put("title", "海面水温 · Температура · درجة الحرارة")
                  .put("valid_time", "2020-08-30")
                  .put("elevation", "-5")
                  .put("opacity", 0.2)
                  .put("legend", true));
      BufferedImage made = bench.make(options).page();
      Files.createDirectories(MADE.getParent());
      ImageIO.write(made, "png", MADE.toFile());
      BufferedImage shown = ImageIO.read(SHOWN.toFile());
      assertEquals(
          shown.getWidth() + "x" + shown.getHeight(), made.getWidth() + "x" + made.getHeight());
      for (int y = 0; y < made.getHeight(); y++) {
        for (int x = 0; x < made.getWidth(); x++) {
          int off = off(new Color(made.getRGB(x, y)), new Color(shown.getRGB(x, y)));
          assertTrue(off <= 2, "off by " + off + " at " + x + "," + y);
        }
      }
    }
  }

  private static int off(Color one, Color other) {
    return Math.max(
        Math.abs(one.getRed() - other.getRed()),
        Math.max(
            Math.abs(one.getGreen() - other.getGreen()),
            Math.abs(one.getBlue() - other.getBlue())));
  }
}
