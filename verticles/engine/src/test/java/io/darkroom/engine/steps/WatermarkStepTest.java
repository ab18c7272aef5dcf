package io.darkroom.engine.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Source;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Developer;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.Wanted;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;

class WatermarkStepTest extends StepFixture {
  private static final String URL = "https://user:word@images.example/mark.png?secret=1";

  private static JsonObject mark(Object... options) {
    return step("watermark", options).put("source", new JsonObject().put("url", URL));
  }

  @ParameterizedTest
  @CsvSource({
    "center, 0, 0, 40, 30",
    "north-west, 3, 4, 3, 4",
    "south-east, 3, 4, 77, 56",
    "south-east, -5, 0, 85, 60",
    "east, 0, 7, 80, 37",
    "0.25:0.5, 0, 0, 20, 30",
  })
  void liesWhereItIsTold(String gravity, int x, int y, int left, int top) {
    try (Pixels picture = plain(CvType.CV_8UC3, 100, 70, 10, 20, 30);
        Pixels image = plain(CvType.CV_8UC3, 20, 10, 200, 100, 50);
        Pixels made =
            apply(picture, Map.of(URL, image), mark("gravity", gravity, "x", x, "y", y))) {
      assertPixel(made, left, top, 0, 200, 100, 50);
      assertPixel(made, Math.min(99, left + 19), top + 9, 0, 200, 100, 50);
      assertPixel(made, left - 1, top, 0, 10, 20, 30);
      assertPixel(made, left, top - 1, 0, 10, 20, 30);
    }
  }

  @Test
  void mixesByOpacityAndByItsOwnAlpha() {
    // 100 of 200 at half alpha is held as 50, 50, 50, 128.
    try (Pixels picture = plain(CvType.CV_8UC3, 4, 4, 40, 80, 200);
        Pixels image = plain(CvType.CV_8UC4, 4, 4, 50, 50, 50, 128)) {
      try (Pixels made = apply(picture, Map.of(URL, image), mark())) {
        assertPixel(made, 1, 1, 1, 50 + 40 * 127 / 255.0, 50 + 80 * 127 / 255.0, 50 + 99.6);
      }
      try (Pixels made = apply(picture, Map.of(URL, image), mark("opacity", 0.5))) {
        assertPixel(made, 1, 1, 1, 25 + 40 * .749, 25 + 80 * .749, 25 + 200 * .749);
      }
      try (Pixels made = apply(picture, Map.of(URL, image), mark("opacity", 0))) {
        assertPixel(made, 1, 1, 0, 40, 80, 200);
      }
    }
  }

  @Test
  void coversWhatIsTransparent() {
    try (Pixels picture = plain(CvType.CV_8UC4, 4, 4, 0, 0, 0, 0);
        Pixels image = plain(CvType.CV_8UC4, 4, 4, 50, 50, 50, 128);
        Pixels made = apply(picture, Map.of(URL, image), mark())) {
      assertPixel(made, 1, 1, 0, 50, 50, 50, 128);
    }
  }

  @ParameterizedTest
  @MethodSource("allTypes")
  void everyPictureTakesEveryMark(int type) {
    double full = CvType.depth(type) == CvType.CV_8U ? 255 : 65_535;
    for (int of : ALL_TYPES) {
      double bright = CvType.depth(of) == CvType.CV_8U ? 255 : 65_535;
      try (Pixels picture = plain(type, 9, 9, 0, 0, 0, full);
          Pixels image = plain(of, 3, 3, bright, bright, bright, bright);
          Pixels made = apply(picture, Map.of(URL, image), mark("gravity", "center"))) {
        assertEquals(Math.max(3, CvType.channels(type)), made.mat().channels());
        double[] white = {full, full, full, full};
        double[] black = {0, 0, 0, full};
        assertPixel(made, 4, 4, 0, Arrays.copyOf(white, made.mat().channels()));
        assertPixel(made, 0, 0, 0, Arrays.copyOf(black, made.mat().channels()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'scale': 0.5} | 50 | 25",
        "{'width': 30} | 30 | 15",
        "{'height': 30} | 60 | 30",
        "{'width': 30, 'height': 10} | 20 | 10",
        "{} | 40 | 20",
        "{'rotate': 90} | 20 | 40",
        "{'rotate': -360} | 40 | 20",
      })
  void hasTheSizeItIsTold(String options, int width, int height) {
    JsonObject asked = mark("gravity", "north-west");
    asked.mergeIn(new JsonObject(options.replace('\'', '"')));
    try (Pixels picture = plain(CvType.CV_8UC3, 100, 100, 0, 0, 0);
        Pixels image = plain(CvType.CV_8UC3, 40, 20, 255, 255, 255);
        Pixels made = apply(picture, Map.of(URL, image), asked)) {
      assertPixel(made, width - 1, height - 1, 1, 255, 255, 255);
      assertEquals(255.0 * width * height, Core.sumElems(made.mat()).val[0], 255);
    }
  }

  @Test
  void isNotLargerThanThePictureUnlessToldSo() {
    try (Pixels picture = plain(CvType.CV_8UC3, 10, 5, 0, 0, 0);
        Pixels image = plain(CvType.CV_8UC3, 400, 400, 255, 255, 255);
        Pixels made = apply(picture, Map.of(URL, image), mark())) {
      assertEquals(255.0 * 25, Core.sumElems(made.mat()).val[0], 1);
    }
  }

  @Test
  void turnsToTheRight() {
    // White above black: turned by 90 degrees to the right, white is at the right.
    try (Pixels picture = plain(CvType.CV_8UC3, 8, 8, 9, 9, 9);
        Pixels image = plain(CvType.CV_8UC3, 8, 8, 0, 0, 0);
        Pixels top = Channels.part(image, new Rect(0, 0, 8, 4))) {
      top.mat().setTo(new Scalar(255, 255, 255));
      try (Pixels made = apply(picture, Map.of(URL, image), mark("rotate", 90))) {
        assertPixel(made, 6, 1, 0, 255, 255, 255);
        assertPixel(made, 6, 6, 0, 255, 255, 255);
        assertPixel(made, 1, 1, 0, 0, 0, 0);
      }
    }
  }

  @Test
  void tilesTheWholePictureFromWhereOneLies() {
    for (int gap : new int[] {0, 1, 5}) {
      try (Pixels picture = plain(CvType.CV_8UC3, 700, 300, 0, 0, 0);
          Pixels image = plain(CvType.CV_8UC3, 3, 2, 255, 255, 255);
          Pixels made =
              apply(
                  picture,
                  Map.of(URL, image),
                  mark("tile", true, "gap", gap, "gravity", "north-west", "x", 2, "y", 1))) {
        for (int y = 0; y < 300; y += 7) {
          for (int x = 0; x < 700; x++) {
            boolean on = Math.floorMod(x - 2, 3 + gap) < 3 && Math.floorMod(y - 1, 2 + gap) < 2;
            double expected = on ? 255 : 0;
            assertPixel(made, x, y, 0, expected, expected, expected);
          }
        }
      }
    }
  }

  private BufferedImage marked(byte[] file, JsonObject... steps) {
    JsonArray list = new JsonArray();
    for (JsonObject step : steps) {
      list.add(step);
    }
    JsonObject rendition = rendition("a", 100, 100).put("format", "png").put("steps", list);
    RenditionsOptions options =
        RenditionsOptions.of(new JsonObject().put("renditions", new JsonArray().add(rendition)));
    return Pictures.read(
        developer
            .develop(
                new Wanted(
                    ByteBuffer.wrap(Pictures.png(Pictures.quarters(100, 100))),
                    Map.of(Source.url(URL), ByteBuffer.wrap(file)),
                    options),
                (done, total) -> {})
            .renditions()
            .get(0)
            .file()
            .getBytes());
  }

  @Test
  void isTurnedUprightAsAnySourceIs() {
    BufferedImage wide = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    byte[] file =
        Pictures.pngWithChunk(Pictures.png(wide), "eXIf", Pictures.exif(6, true, "camera"));
    BufferedImage made = marked(file, mark("gravity", "north-west"));
    assertColour(Color.BLACK, made, 10, 35);
    assertColour(Pictures.TOP_LEFT, made, 35, 10);
  }

  @Test
  void saysWhichImageWasBadAndNothingSecretOfIt() {
    byte[] bomb = Pictures.blackPng(30_000, 30_000);
    DarkroomException large = refused(Failure.IMAGE_TOO_MANY_PIXELS, () -> marked(bomb, mark()));
    assertTrue(large.getMessage().contains("https://images.example/mark.png of a step"));
    assertTrue(!large.getMessage().contains("word") && !large.getMessage().contains("secret"));
    byte[] text = "<html>".getBytes(StandardCharsets.US_ASCII);
    refused(Failure.NOT_AN_IMAGE, () -> marked(text, mark()));
  }

  @Test
  void imagesOfStepsTogetherHaveNoMorePixelsThanOneMayHave() {
    Developer small = developer(new JsonObject().put("maxPixels", 15_000));
    byte[] file = Pictures.png(Pictures.quarters(100, 100));
    JsonObject other = mark().put("source", new JsonObject().put("url", "http://b.example/"));
    JsonObject rendition =
        rendition("a", 10, 10).put("steps", new JsonArray().add(mark()).add(other));
    RenditionsOptions options =
        RenditionsOptions.of(new JsonObject().put("renditions", new JsonArray().add(rendition)));
    Map<Source, ByteBuffer> others =
        Map.of(
            Source.url(URL), ByteBuffer.wrap(file),
            Source.url("http://b.example/"), ByteBuffer.wrap(file));
    refused(
        Failure.IMAGE_TOO_MANY_PIXELS,
        () ->
            small.develop(new Wanted(ByteBuffer.wrap(file), others, options), (done, total) -> {}));
  }
}
