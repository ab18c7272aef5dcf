package io.darkroom.engine.isolation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Pictures;
import io.darkroom.isolation.Bounds;
import io.darkroom.isolation.ChildOptions;
import io.darkroom.isolation.Children;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What was foreseen of an image is what it takes, or somewhat more. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class CostIT extends DeveloperFixture {
  private static final JsonObject ENGINE =
      new JsonObject().put("nativeCache", NATIVE_CACHE.toString());

  /** An image that takes the memory foreseen for a third of it would waste the rest. */
  private static final double MOST_TOO_MUCH = 5;

  private static final int WIDTH = 4_000;
  private static final int HEIGHT = 3_000;

  private final Admission admission = new Admission(options(ENGINE));
  private final List<String> figures = new ArrayList<>();

  private void measured(String what, byte[] image, JsonObject... renditions) throws Exception {
    JsonObject options =
        new JsonObject().put("renditions", new JsonArray(List.of((Object[]) renditions)));
    Order order = new Order(RenditionsOptions.OPERATION, ByteBuffer.wrap(image), Map.of(), options);
    long foreseen = admission.foresee(order);
    // A child of its own: one that has developed before has memory to give again.
    try (Children children =
        Children.start(
            new ChildOptions(
                "tests",
                PeakTask.class,
                new JsonObject().put(EngineOptions.SECTION, ENGINE),
                1,
                256 << 20,
                1 << 30,
                Map.of("MALLOC_ARENA_MAX", "2")))) {
      long peak =
          children
              .run(Wire.call(order), new Bounds(Duration.ofMinutes(1), 1 << 30), told -> {})
              .what()
              .getLong("bytes");
      figures.add(
          String.format("%s: foreseen %d MB, taken %d MB", what, foreseen >> 20, peak >> 20));
      // The library's own pages and the heap's come in at the first image, too.
      assertTrue(peak <= foreseen + (64 << 20), figures.toString());
      assertTrue(foreseen <= MOST_TOO_MUCH * peak, figures.toString());
    }
  }

  @Test
  void isAboutWhatWasForeseen() throws Exception {
    BufferedImage opaque = Pictures.quarters(WIDTH, HEIGHT);
    JsonObject small = rendition("s", 800, 600);
    measured("jpeg", Pictures.jpeg(opaque), rendition("l", 3_900, 0), small);
    measured("progressive jpeg", Pictures.jpeg(opaque, true), small);
    measured("png", Pictures.png(opaque), small);
    BufferedImage clear = Pictures.quarters(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    measured("png with alpha", Pictures.png(clear), small.copy().put("format", "png"));
    measured("webp", webp(opaque, 80), small.copy().put("format", "jpeg"));
  }
}
