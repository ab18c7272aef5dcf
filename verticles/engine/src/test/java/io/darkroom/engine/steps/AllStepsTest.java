package io.darkroom.engine.steps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** What holds for every step, on every kind of picture. */
class AllStepsTest extends StepFixture {
  private static final String MARK = "https://images.example/mark.png";

  static Stream<JsonObject> steps() {
    return Stream.of(
        step("adjust", "brightness", 1.3, "contrast", 1.2, "saturation", 0.4),
        step("blur", "sigma", 100),
        step("border", "width", 3, "color", "#ff8000"),
        step("border", "width", 3, "color", "#ff800080", "place", "inside"),
        step("grayscale"),
        step("padding", "all", 4),
        step("pixelate", "size", 7),
        step("round", "radius", 9),
        step("round", "circle", true),
        step("sharpen", "sigma", 20, "amount", 5, "threshold", 3),
        step("text", "text", "Licht 光 ضوء", "size", 11)
            .put("outline", new JsonObject())
            .put("shadow", new JsonObject().put("x", 2).put("blur", 2))
            .put("background", new JsonObject().put("radius", 3)),
        step("watermark", "rotate", 33, "opacity", 0.7, "tile", true, "gap", 2)
            .put("source", new JsonObject().put("url", MARK)));
  }

  static Stream<Arguments> stepsOnPictures() {
    return steps().flatMap(step -> ALL_TYPES.stream().map(type -> Arguments.of(step, type)));
  }

  @ParameterizedTest
  @MethodSource("stepsOnPictures")
  void takesEveryPictureOfEverySizeAndLeavesItAsItWas(JsonObject step, int type) {
    for (int[] size : new int[][] {{1, 1}, {1, 9}, {9, 1}, {64, 48}}) {
      try (Pixels picture = noise(type, size[0], size[1]);
          Pixels before = Channels.copy(picture);
          Pixels mark = noise(CvType.CV_8UC4, 7, 5);
          Pixels made = apply(picture, Map.of(MARK, mark), step);
          Pixels again = apply(picture, Map.of(MARK, mark), step)) {
        assertEquals(CvType.depth(type), made.mat().depth());
        assertEquals(0, Core.norm(before.mat(), picture.mat()), "the source changed");
        assertArrayEquals(values(made), values(again), "twice the same");
        coloursAreWithinAlpha(made);
      }
    }
  }

  /** Colours within alpha, as pictures have them. */
  private Pixels noise(int type, int width, int height) {
    double full = CvType.depth(type) == CvType.CV_8U ? 255 : 65_535;
    return memory.make(
        mat -> {
          mat.create(height, width, type);
          int channels = CvType.channels(type);
          double[] pixel = new double[channels];
          for (int i = 0; i < width * height; i++) {
            double alpha = channels == 4 ? Math.rint(full * (i * 37 % 101) / 100) : full;
            for (int c = 0; c < channels; c++) {
              pixel[c] = c == 3 ? alpha : Math.floor(alpha * ((i * 7 + c * 31) % 64) / 63);
            }
            mat.put(i / width, i % width, pixel);
          }
        });
  }

  private static void coloursAreWithinAlpha(Pixels made) {
    if (!made.alpha()) {
      return;
    }
    List<Mat> channels = new ArrayList<>();
    Core.split(made.mat(), channels);
    Mat over = new Mat();
    try {
      for (int c = 0; c < 3; c++) {
        // Rounding may carry a colour over by one.
        Core.subtract(channels.get(c), channels.get(3), over);
        assertEquals(0, Math.max(0, Core.minMaxLoc(over).maxVal - 1));
      }
    } finally {
      over.release();
      channels.forEach(Mat::release);
    }
  }

  private static double[] values(Pixels picture) {
    Mat wide = new Mat();
    try {
      picture.mat().convertTo(wide, CvType.CV_64F);
      double[] values = new double[(int) (wide.total() * wide.channels())];
      wide.get(0, 0, values);
      return values;
    } finally {
      wide.release();
    }
  }
}
