package io.darkroom.engine.hostile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What became of an image.
 *
 * @param failure null if it was developed
 */
record Outcome(Failure failure, List<byte[]> files) {
  /** What is made of every image. */
  static JsonObject options() {
    return new JsonObject()
        .put(
            "renditions",
            new JsonArray()
                .add(DeveloperFixture.rendition("large", 40, 40).put("format", "png"))
                .add(DeveloperFixture.rendition("small", 16, 16).put("fit", "cover")));
  }

  /** Of a deed that fails, if it does, with what the image is to blame for, not the codec. */
  static Outcome of(Callable<List<Developed>> deed, String name) throws Exception {
    try {
      return new Outcome(null, deed.call().stream().map(one -> one.file().getBytes()).toList());
    } catch (DarkroomException refused) {
      int number = refused.failure().number();
      assertTrue(number >= 500 && number < 600, () -> name + ": " + refused.failure());
      assertFalse(
          refused.failure().name().startsWith("CODEC_"), () -> name + ": " + refused.getMessage());
      return new Outcome(refused.failure(), List.of());
    }
  }

  /** Fails unless it is the same, byte for byte. */
  void assertSameAs(Outcome other, String name) {
    assertEquals(other.failure, failure, name);
    assertEquals(other.files.size(), files.size(), name);
    for (int i = 0; i < files.size(); i++) {
      assertArrayEquals(other.files.get(i), files.get(i), name);
    }
  }
}
