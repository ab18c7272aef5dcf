package io.darkroom.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LikenessTest {
  private static Rgb grey(int width, int height, Shade shade) {
    float[] samples = new float[width * height * Rgb.CHANNELS];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
          samples[at++] = shade.at(x, y);
        }
      }
    }
    return new Rgb(width, height, samples);
  }

  private interface Shade {
    float at(int x, int y);
  }

  @Test
  void aPictureIsLikeItself() {
    Rgb picture = grey(40, 30, (x, y) -> (x * 31 + y * 17) % 256);

    Likeness same = Likeness.of(picture, picture);

    assertEquals(1, same.ssim(), 1e-12);
    assertEquals(99, same.psnr());
  }

  @Test
  void ofTwoEvenGreysOnlyTheirMeansDiffer() {
    Likeness likeness = Likeness.of(grey(20, 20, (x, y) -> 100), grey(20, 20, (x, y) -> 110));

    // (2ab + C1) / (a² + b² + C1) with C1 = (0.01 * 255)².
    assertEquals(
        (2 * 100 * 110 + 6.5025) / (100 * 100 + 110 * 110 + 6.5025), likeness.ssim(), 1e-9);
    assertEquals(20 * Math.log10(255 / 10.0), likeness.psnr(), 1e-9);
  }

  @Test
  void noiseIsWorseThanAnEquallyLargeShift() {
    Shade waves = (x, y) -> (float) (127 + 60 * Math.sin(x / 5.0 + y / 7.0));
    Rgb picture = grey(60, 60, waves);
    Likeness shifted = Likeness.of(picture, grey(60, 60, (x, y) -> waves.at(x, y) + 10));
    Likeness noisy =
        Likeness.of(
            picture, grey(60, 60, (x, y) -> waves.at(x, y) + ((x + y) % 2 == 0 ? 10 : -10)));

    assertEquals(shifted.psnr(), noisy.psnr(), 1e-3);
    assertTrue(noisy.ssim() < shifted.ssim() - 0.1, () -> noisy + " and " + shifted);
  }

  @Test
  void picturesOfTwoSizesAreNotCompared() {
    Rgb small = grey(20, 20, (x, y) -> 0);
    Rgb large = grey(20, 21, (x, y) -> 0);

    assertThrows(IllegalArgumentException.class, () -> Likeness.of(small, large));
  }
}
