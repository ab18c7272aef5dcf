package io.darkroom.engine.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.engine.pixels.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.CvType;

/** Pixels worked out by hand; blue comes first. */
class ColourStepsTest extends StepFixture {
  @Test
  void brightnessMultiplies() {
    try (Pixels picture = plain(CvType.CV_8UC3, 3, 2, 40, 100, 200);
        Pixels made = apply(picture, step("adjust", "brightness", 1.2))) {
      assertPixel(made, 2, 1, 1, 48, 120, 240);
    }
  }

  @Test
  void contrastStretchesAboutTheMiddle() {
    try (Pixels picture = plain(CvType.CV_8UC3, 3, 2, 40, 127.5, 200);
        Pixels made = apply(picture, step("adjust", "contrast", 1.5))) {
      assertPixel(made, 0, 0, 1, 0, 128, 236); // 127.5 + 1.5 * (200 - 127.5) = 236.25
    }
  }

  @Test
  void saturationGoesAwayFromGrey() {
    // Grey is .0722 * 40 + .7152 * 100 + .2126 * 200 = 116.9.
    try (Pixels picture = plain(CvType.CV_8UC3, 1, 1, 40, 100, 200)) {
      try (Pixels made = apply(picture, step("adjust", "saturation", 1.5))) {
        assertPixel(made, 0, 0, 1, 1.5, 91.5, 241.5);
      }
      try (Pixels made = apply(picture, step("adjust", "saturation", 0))) {
        assertPixel(made, 0, 0, 1, 116.9, 116.9, 116.9);
      }
    }
  }

  @Test
  void nothingIsCutOffBeforeTheEnd() {
    try (Pixels picture = plain(CvType.CV_8UC3, 1, 1, 40, 100, 200);
        Pixels made = apply(picture, step("adjust", "brightness", 2, "contrast", 0.5))) {
      assertPixel(made, 0, 0, 1, 103.75, 163.75, 255); // 200: 263.75, not 191
    }
  }

  @Test
  void coloursBeneathAlphaChangeAsIfTheyWereStraight() {
    // Half transparent: straight 80, 160, 240 is held as 40, 80, 120 of 128.
    try (Pixels picture = plain(CvType.CV_8UC4, 2, 2, 40, 80, 120, 128);
        Pixels made = apply(picture, step("adjust", "contrast", 1.5))) {
      // Straight 56.25, 176.25, 255 (cut off).
      assertPixel(made, 1, 1, 1, 28.2, 88.5, 128, 128);
    }
    try (Pixels nothing = plain(CvType.CV_8UC4, 2, 2, 0, 0, 0, 0);
        Pixels made = apply(nothing, step("adjust", "contrast", 0.5, "brightness", 3))) {
      assertPixel(made, 0, 0, 0, 0, 0, 0, 0);
    }
  }

  @Test
  void sixteenBitsAreKept() {
    try (Pixels picture = plain(CvType.CV_16UC3, 1, 1, 1_000, 20_000, 60_001);
        Pixels made = apply(picture, step("adjust", "brightness", 0.5))) {
      assertPixel(made, 0, 0, 1, 500, 10_000, 30_000.5);
    }
    try (Pixels picture = plain(CvType.CV_16UC1, 1, 1, 30_000);
        Pixels made = apply(picture, step("adjust", "contrast", 2))) {
      assertPixel(made, 0, 0, 1, 27_232.5);
    }
  }

  @Test
  void greyIsBt709() {
    try (Pixels picture = plain(CvType.CV_8UC3, 2, 2, 40, 100, 200)) {
      try (Pixels made = apply(picture, step("grayscale"))) {
        assertPixel(made, 1, 1, 1, 116.9);
      }
      try (Pixels half = apply(picture, step("grayscale", "amount", 0.5))) {
        assertPixel(half, 1, 1, 1, 78.5, 108.5, 158.5);
      }
    }
  }

  @Test
  void greyKeepsAlpha() {
    try (Pixels picture = plain(CvType.CV_8UC4, 2, 2, 20, 50, 100, 128);
        Pixels made = apply(picture, step("grayscale"))) {
      assertPixel(made, 0, 1, 1, 58.5, 58.5, 58.5, 128);
    }
  }

  @ParameterizedTest
  @MethodSource("allTypes")
  void greyStaysWhatItWas(int type) {
    double full = CvType.depth(type) == CvType.CV_8U ? 255 : 65_535;
    try (Pixels picture = plain(type, 3, 3, full / 2, full / 2, full / 2, full);
        Pixels made = apply(picture, step("grayscale"))) {
      assertEquals(Math.rint(full / 2), made.mat().get(1, 1)[0], 1);
    }
  }
}
