package io.darkroom.engine.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.Pictures;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonArray;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;

/** Corners, borders and padding. */
class EdgeStepsTest extends StepFixture {
  @Test
  void aRoundCornerHasTheAreaOfAQuarterCircle() {
    try (Pixels picture = plain(CvType.CV_8UC3, 60, 40, 255, 255, 255);
        Pixels made = apply(picture, step("round", "radius", 16))) {
      assertPixel(made, 0, 0, 0, 0, 0, 0, 0);
      assertPixel(made, 59, 39, 0, 0, 0, 0, 0);
      assertPixel(made, 30, 0, 0, 255, 255, 255, 255);
      double seen = Core.sumElems(made.mat()).val[3] / 255;
      assertEquals(60 * 40 - 4 * (16 * 16 - Math.PI * 64), seen, 4);
    }
  }

  @Test
  void theEdgeOfACornerIsSmoothAndItsColoursAreMultiplied() {
    try (Pixels picture = plain(CvType.CV_16UC3, 32, 32, 65_535, 32_768, 0);
        Pixels made = apply(picture, step("round", "topLeft", 12))) {
      int between = 0;
      for (int x = 0; x < 12; x++) {
        double[] pixel = made.mat().get(2, x);
        assertEquals(pixel[3], pixel[0], 1);
        assertEquals(pixel[3] / 2, pixel[1], 1);
        if (pixel[3] > 0 && pixel[3] < 65_535) {
          between++;
        }
      }
      assertTrue(between >= 1 && between <= 4, "soft pixels: " + between);
      assertPixel(made, 31, 0, 0, 65_535, 32_768, 0, 65_535);
    }
  }

  @Test
  void radiiThatDoNotFitShrinkTogether() {
    // 30 and 10 want 40 of 20: they get 15 and 5.
    try (Pixels picture = plain(CvType.CV_8UC1, 20, 100, 255);
        Pixels asked = apply(picture, step("round", "topLeft", 30, "topRight", 10));
        Pixels fitting = apply(picture, step("round", "topLeft", 15, "topRight", 5))) {
      assertEquals(0, Core.norm(asked.mat(), fitting.mat()));
    }
  }

  @Test
  void aCircleIsAsWideAsThePictureIsAtItsNarrowest() {
    try (Pixels picture = plain(CvType.CV_8UC1, 41, 60, 200);
        Pixels made = apply(picture, step("round", "circle", true))) {
      assertEquals(41, made.width());
      assertEquals(41, made.height());
      assertPixel(made, 20, 0, 0, 200, 200, 200, 255);
      assertPixel(made, 0, 20, 0, 200, 200, 200, 255);
      assertPixel(made, 5, 5, 0, 0, 0, 0, 0);
      assertEquals(Math.PI * 20.5 * 20.5, Core.sumElems(made.mat()).val[3] / 255, 3);
    }
  }

  @Test
  void aBorderOutsideMakesThePictureLarger() {
    try (Pixels picture = plain(CvType.CV_8UC1, 10, 6, 90);
        Pixels made = apply(picture, step("border", "width", 3, "color", "#102030"))) {
      assertEquals(16, made.width());
      assertEquals(12, made.height());
      assertPixel(made, 2, 2, 0, 0x30, 0x20, 0x10);
      assertPixel(made, 3, 3, 0, 90, 90, 90);
    }
  }

  @Test
  void aBorderInsideCoversTheEdges() {
    try (Pixels picture = plain(CvType.CV_16UC3, 10, 6, 0, 0, 0);
        Pixels made =
            apply(picture, step("border", "width", 2, "color", "#ffffff80", "place", "inside"))) {
      double half = 65_535 * 128 / 255.0;
      assertEquals(10, made.width());
      assertPixel(made, 1, 3, 1, half, half, half);
      assertPixel(made, 8, 5, 1, half, half, half);
      assertPixel(made, 2, 2, 0, 0, 0, 0);
      assertPixel(made, 7, 3, 0, 0, 0, 0);
    }
    try (Pixels picture = plain(CvType.CV_8UC4, 3, 3, 0, 0, 0, 0);
        Pixels made =
            apply(picture, step("border", "width", 9, "color", "#ff0000", "place", "inside"))) {
      for (int i = 0; i < 9; i++) {
        assertPixel(made, i % 3, i / 3, 0, 0, 0, 255, 255);
      }
    }
  }

  @Test
  void paddingHasItsColourMultipliedByAlpha() {
    try (Pixels picture = plain(CvType.CV_8UC3, 4, 4, 1, 2, 3);
        Pixels made =
            apply(
                picture,
                step(
                    "padding",
                    "top",
                    1,
                    "right",
                    2,
                    "bottom",
                    3,
                    "left",
                    4,
                    "color",
                    "#ff000080"))) {
      assertEquals(10, made.width());
      assertEquals(8, made.height());
      assertPixel(made, 0, 0, 0, 0, 0, 128, 128);
      assertPixel(made, 4, 1, 0, 1, 2, 3, 255);
      assertPixel(made, 7, 4, 0, 1, 2, 3, 255);
      assertPixel(made, 8, 4, 0, 0, 0, 128, 128);
    }
    try (Pixels picture = plain(CvType.CV_8UC1, 4, 4, 9);
        Pixels made = apply(picture, step("padding", "all", 1, "color", "#777"))) {
      assertPixel(made, 0, 0, 0, 0x77);
    }
  }

  @Test
  void whatIsCutOffShowsTheBackgroundOfAJpegAndNothingInAPng() {
    byte[] photo = Pictures.jpeg(Pictures.quarters(100, 100));
    BufferedImage jpeg =
        one(
            photo,
            rendition("a", 50, 50).put("steps", new JsonArray().add(step("round", "radius", 20))));
    assertColour(Color.WHITE, jpeg, 0, 0);
    assertColour(Pictures.TOP_LEFT, jpeg, 15, 15);
    BufferedImage png =
        one(
            photo,
            rendition("a", 50, 50)
                .put("format", "png")
                .put("steps", new JsonArray().add(step("round", "radius", 20))));
    assertEquals(0, png.getRGB(0, 0) >>> 24);
    assertEquals(255, png.getRGB(15, 15) >>> 24);
    assertColour(Pictures.TOP_LEFT, png, 15, 15);
  }
}
