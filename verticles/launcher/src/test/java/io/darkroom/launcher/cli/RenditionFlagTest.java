package io.darkroom.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.renditions.RenditionsOptions;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenditionFlagTest {
  @Test
  void readsSizeAndOptions() {
    assertEquals(
        new JsonObject()
            .put("name", "thumb")
            .put("width", 200)
            .put("height", 100)
            .put("fit", "cover")
            .put("format", "webp")
            .put("quality", 70)
            .put("enlarge", true),
        RenditionFlag.of("thumb:200x100,fit=cover,format=webp,quality=70,enlarge=true").json());
  }

  @Test
  void leavesASideToThePicture() {
    assertEquals(
        new JsonObject().put("name", "wide").put("width", 1600),
        RenditionFlag.of("wide:1600x").json());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thumb|must be NAME:WIDTHxHEIGHT",
        "thumb:200|must be NAME:WIDTHxHEIGHT",
        "thumb:200x200,fitt=cover|fitt is not known; did you mean fit?",
        "thumb:200x200,fit=crop|must be one of inside, cover, contain, stretch",
        "thumb:200x200,quality=101|quality is 101, must be between 1 and 100",
        "thumb:200x200,gravity=up|gravity is",
        "thumb:x|width or height must be given",
        "thumb:99999x10|width is 99999, must be between 0 and 16384",
      })
  void refusesWhatNoJobCouldBe(String text, String why) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> RenditionFlag.of(text));
    assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
  }

  @Test
  void hasDefaultsThatAreAJob() {
    assertEquals(
        4, RenditionsOptions.of(RenditionFlag.options(RenditionFlag.DEFAULTS)).renditions().size());
  }
}
