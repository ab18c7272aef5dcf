package io.darkroom.engine.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Source;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.contract.renditions.StepSpec;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.text.Fonts;
import io.darkroom.text.Typesetter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.opencv.core.CvType;
import org.opencv.core.Scalar;

/** Steps on pictures whose every pixel is known. */
abstract class StepFixture extends DeveloperFixture {
  private static final Typesetter TYPESETTER = new Typesetter(new Fonts(NATIVE_CACHE));

  /** Grey, BGR and BGRA, of 8 and of 16 bits. */
  static final List<Integer> ALL_TYPES =
      List.of(
          CvType.CV_8UC1,
          CvType.CV_8UC3,
          CvType.CV_8UC4,
          CvType.CV_16UC1,
          CvType.CV_16UC3,
          CvType.CV_16UC4);

  static List<Integer> allTypes() {
    return ALL_TYPES;
  }

  /** A step as a job asks for it: {@code "blur", "sigma", 2}. */
  static JsonObject step(String name, Object... options) {
    JsonObject json = new JsonObject().put("step", name);
    for (int i = 0; i < options.length; i += 2) {
      json.put((String) options[i], options[i + 1]);
    }
    return json;
  }

  static List<StepSpec> specs(JsonObject... steps) {
    JsonObject rendition =
        rendition("a", 10, 10).put("steps", new JsonArray(List.of((Object[]) steps)));
    return RenditionsOptions.of(new JsonObject().put("renditions", new JsonArray().add(rendition)))
        .renditions()
        .get(0)
        .steps();
  }

  /** A new picture with the steps done to it. */
  Pixels apply(Pixels picture, JsonObject... steps) {
    return apply(picture, Map.of(), steps);
  }

  /** A new picture with the steps done to it, which need other images. */
  Pixels apply(Pixels picture, Map<String, Pixels> images, JsonObject... steps) {
    try (Others others = new Others()) {
      images.forEach((url, image) -> others.put(Source.url(url), Channels.copy(image)));
      return Steps.of(specs(steps), others, TYPESETTER).apply(picture);
    }
  }

  /** A picture of one colour. */
  Pixels plain(int type, int width, int height, double... colour) {
    return memory.make(
        mat -> {
          mat.create(height, width, type);
          mat.setTo(new Scalar(colour));
        });
  }

  /** A picture of one row, of 8 bits. */
  Pixels row(int channels, int... values) {
    return memory.make(
        mat -> {
          mat.create(1, values.length / channels, CvType.CV_8UC(channels));
          byte[] bytes = new byte[values.length];
          for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
          }
          mat.put(0, 0, bytes);
        });
  }

  static void assertPixel(Pixels picture, int x, int y, double within, double... expected) {
    double[] found = picture.mat().get(y, x);
    assertEquals(expected.length, found.length, "channels");
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          expected[i],
          found[i],
          within,
          () ->
              "at "
                  + x
                  + ","
                  + y
                  + ": "
                  + Arrays.toString(found)
                  + ", not "
                  + Arrays.toString(expected));
    }
  }
}
