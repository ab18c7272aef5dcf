package io.darkroom.engine.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class GrownTest extends DeveloperFixture {
  @Test
  void paddingCountsAmongThePixelsThatMayBeMade() {
    byte[] image = Pictures.png(Pictures.quarters(100, 100));
    JsonObject wanted = padded(100, 200);
    String message =
        refused(
                Failure.INVALID_VALUE,
                () -> develop(developer(new JsonObject().put("maxPixels", 200_000)), image, wanted))
            .getMessage();
    assertTrue(message.contains("250000 pixels"), message);
  }

  @Test
  void noSideGrowsLongerThanItsFormatAllows() {
    byte[] image = Pictures.png(Pictures.quarters(10, 10));
    JsonArray steps = new JsonArray();
    for (int i = 0; i < 3; i++) {
      steps.add(new JsonObject().put("step", "padding").put("left", 4_096));
    }
    steps.add(new JsonObject().put("step", "padding").put("right", 4_086));
    JsonObject webp = rendition("a", 10, 10).put("steps", steps).put("format", "webp");
    String message = refused(Failure.INVALID_VALUE, () -> develop(image, webp)).getMessage();
    assertTrue(message.contains("16384x10") && message.contains("webp"), message);
    assertSize(16_384, 10, one(image, webp.copy().put("format", "png")));
  }

  private static JsonObject padded(int side, int padding) {
    return rendition("a", side, side)
        .put(
            "steps",
            new JsonArray().add(new JsonObject().put("step", "padding").put("all", padding)));
  }
}
