package io.darkroom.engine.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.pixels.Pixels;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;

class SharpenAndPixelateTest extends StepFixture {
  @Test
  void addsTheDifferenceToABlurredCopy() {
    try (Pixels picture = row(1, 100, 100, 100, 100, 150, 150, 150, 150);
        Pixels blurred = apply(picture, step("blur", "sigma", 1));
        Pixels sharp = apply(picture, step("sharpen", "sigma", 1, "amount", 2))) {
      for (int x = 0; x < 8; x++) {
        double before = picture.mat().get(0, x)[0];
        assertPixel(sharp, x, 0, 1, before + 2 * (before - blurred.mat().get(0, x)[0]));
      }
      assertTrue(sharp.mat().get(0, 3)[0] < 75);
      assertTrue(sharp.mat().get(0, 4)[0] > 175);
    }
  }

  @Test
  void leavesDifferencesUpToTheThresholdAlone() {
    try (Pixels picture = row(1, 100, 104, 100, 104, 0, 0, 255, 255);
        Pixels sharp = apply(picture, step("sharpen", "amount", 3, "threshold", 40))) {
      assertPixel(sharp, 0, 0, 0, 100);
      assertPixel(sharp, 1, 0, 0, 104);
      assertPixel(sharp, 5, 0, 0, 0);
      try (Pixels all = apply(picture, step("sharpen", "amount", 3))) {
        assertTrue(all.mat().get(0, 2)[0] > sharp.mat().get(0, 2)[0]);
      }
    }
  }

  @Test
  void anEdgeOfTheShapeIsNoEdgeOfItsColour() {
    // One colour, from opaque to transparent: there is nothing to lift.
    try (Pixels picture =
            row(4, 200, 100, 50, 255, 200, 100, 50, 255, 100, 50, 25, 128, 0, 0, 0, 0);
        Pixels sharp = apply(picture, step("sharpen", "amount", 1))) {
      for (int x = 0; x < 4; x++) {
        assertPixel(sharp, x, 0, 2, picture.mat().get(0, x));
      }
    }
  }

  @Test
  void coloursNeverExceedAlpha() {
    try (Pixels picture = row(4, 90, 90, 90, 100, 0, 0, 0, 100, 90, 90, 90, 100, 0, 0, 0, 100);
        Pixels sharp = apply(picture, step("sharpen", "amount", 5))) {
      assertPixel(sharp, 0, 0, 0, 100, 100, 100, 100);
      assertPixel(sharp, 1, 0, 0, 0, 0, 0, 100);
    }
  }

  @Test
  void averagesSquaresFromTheTopLeft() {
    try (Pixels picture = row(1, 10, 20, 30, 50, 90);
        Pixels made = apply(picture, step("pixelate", "size", 2))) {
      int[] expected = {15, 15, 40, 40, 90};
      for (int x = 0; x < 5; x++) {
        assertPixel(made, x, 0, 0, expected[x]);
      }
    }
  }

  @Test
  void averagesWhatIsSeen() {
    // A visible white one beside nothing: half as much of white, not grey.
    try (Pixels picture = row(4, 255, 255, 255, 255, 0, 0, 0, 0);
        Pixels made = apply(picture, step("pixelate", "size", 2))) {
      assertPixel(made, 0, 0, 0.5, 127.5, 127.5, 127.5, 127.5);
    }
  }

  @Test
  void pixelatesWhatDoesNotDivide() {
    try (Pixels picture = plain(CvType.CV_16UC3, 23, 17, 1_000, 2_000, 3_000);
        Pixels made = apply(picture, step("pixelate", "size", 5))) {
      assertEquals(23, made.width());
      assertEquals(17, made.height());
      for (int y = 0; y < 17; y++) {
        for (int x = 0; x < 23; x++) {
          assertPixel(made, x, y, 0, 1_000, 2_000, 3_000);
        }
      }
    }
  }
}
