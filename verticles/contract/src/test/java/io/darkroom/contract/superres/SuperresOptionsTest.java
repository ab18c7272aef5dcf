package io.darkroom.contract.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.renditions.Format;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuperresOptionsTest {
  private static DarkroomException refused(Failure failure, JsonObject options) {
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> SuperresOptions.of(options));
    assertEquals(failure, refused.failure(), refused.getMessage());
    return refused;
  }

  @Test
  void areKnownAtEveryDoor() {
    assertTrue(OperationSpec.all().containsKey("superres"));
  }

  @Test
  void leaveAllToTheWorkerWhenTheySayNothing() {
    SuperresOptions read = SuperresOptions.of(new JsonObject());
    assertEquals("fast", read.model());
    assertEquals(SuperresOptions.CHOSEN, read.patch());
    assertEquals(SuperresOptions.CHOSEN, read.padding());
    assertEquals(10, read.batch());
    assertEquals(Format.SOURCE, read.encoding().format());
  }

  @Test
  void areReadAsTheySay() {
    SuperresOptions read =
        SuperresOptions.of(
            new JsonObject()
                .put("preset", "sharp@1")
                .put("model", "gans")
                .put("by_patch_of_size", 50)
                .put("padding_size", 0)
                .put("batch_size", 3)
                .put("format", "jpeg")
                .put("quality", 90));
    assertEquals("gans", read.model());
    assertEquals(50, read.patch());
    assertEquals(0, read.padding());
    assertEquals(3, read.batch());
    assertEquals(90, read.encoding().quality());
    assertEquals(
        SuperresOptions.CHOSEN,
        SuperresOptions.of(new JsonObject().put("by_patch_of_size", 0)).patch());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fast",
        "psnr-small",
        "psnr-large",
        "noise-cancel",
        "gans",
        "waifu2x-cunet-x2",
        "local/mine"
      })
  void mayNameAnyModelThatShipsOrOneOfTheInstallationsOwn(String model) {
    assertEquals(model, SuperresOptions.of(new JsonObject().put("model", model)).model());
  }

  @Test
  void areRefusedWithTheNearestModelWhenTheyNameAnother() {
    DarkroomException refused =
        refused(Failure.UNKNOWN_MODEL, new JsonObject().put("model", "psnr-smal"));
    assertTrue(refused.getMessage().contains("did you mean psnr-small?"), refused.getMessage());
    assertTrue(refused.getMessage().contains("noise-cancel"), refused.getMessage());
    assertTrue(refused.getMessage().contains("local/NAME"), refused.getMessage());
    assertEquals(422, Failure.UNKNOWN_MODEL.httpStatus());
  }

  @ParameterizedTest
  @CsvSource({
    "by_patch_of_size, 15, INVALID_VALUE",
    "by_patch_of_size, 5000, INVALID_VALUE",
    "padding_size, -1, INVALID_VALUE",
    "batch_size, 0, INVALID_VALUE",
    "quality, 0, INVALID_VALUE",
    "padding, 2, UNKNOWN_FIELD",
  })
  void areRefusedWhenTheyMakeNoSense(String key, int value, Failure failure) {
    DarkroomException refused = refused(failure, new JsonObject().put(key, value));
    assertTrue(refused.getMessage().contains(key), refused.getMessage());
  }
}
