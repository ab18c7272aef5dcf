package io.darkroom.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.SourceFormat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
  private static Header header(SourceFormat format, int orientation) {
    return new Header(format, 4000, 3000, orientation, false, false, false, true);
  }

  private static Plan plan(Header header, int... sides) {
    JsonArray renditions = new JsonArray();
    for (int side : sides) {
      renditions.add(
          new JsonObject().put("name", "r" + side).put("width", side).put("height", side));
    }
    RenditionsOptions options =
        RenditionsOptions.of(new JsonObject().put("renditions", renditions));
    return Plan.of(header, options, EngineOptions.DEFAULT_MAX_PIXELS);
  }

  @ParameterizedTest
  @CsvSource({"100, 8", "400, 8", "401, 4", "800, 4", "801, 2", "1600, 2", "1601, 1", "4000, 1"})
  void decodesNoLargerThanTheLargestRenditionNeeds(int side, int reduction) {
    assertEquals(reduction, plan(header(SourceFormat.JPEG, 1), 50, side).reduction());
    assertEquals(reduction, plan(header(SourceFormat.JPEG, 6), side, 50).reduction());
  }

  @Test
  void reducesOnlyJpegs() {
    assertEquals(1, plan(header(SourceFormat.PNG, 1), 50).reduction());
    assertEquals(1, plan(header(SourceFormat.WEBP, 1), 50).reduction());
  }

  @Test
  void makesTheLargestFirst() {
    List<Integer> widths =
        plan(header(SourceFormat.JPEG, 1), 50, 800, 250).targets().stream()
            .map(Target::width)
            .toList();
    assertEquals(List.of(800, 250, 50), widths);
  }
}
