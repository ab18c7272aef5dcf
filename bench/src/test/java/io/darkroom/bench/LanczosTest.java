package io.darkroom.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LanczosTest {
  private static BufferedImage picture(int width, int height, Shade shade) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, shade.at(x, y) * 0x010101);
      }
    }
    return image;
  }

  private interface Shade {
    int at(int x, int y);
  }

  @Test
  void theSameSizeIsTheSamePicture() {
    BufferedImage image = picture(17, 13, (x, y) -> (x * 29 + y * 7) % 256);

    assertArrayEquals(Rgb.of(image).samples(), Lanczos.shrink(image, 17, 13).samples());
  }

  @Test
  void anEvenPictureStaysWhatItIsUpToItsEdges() {
    for (float sample : Lanczos.shrink(picture(50, 40, (x, y) -> 77), 7, 9).samples()) {
      assertEquals(77, sample);
    }
  }

  @Test
  void linesTooFineToBeSeenBecomeTheirMean() {
    Rgb small = Lanczos.shrink(picture(400, 40, (x, y) -> x % 2 == 0 ? 255 : 0), 100, 10);

    for (int x = 5; x < 95; x++) {
      assertEquals(127.5, small.samples()[(5 * 100 + x) * Rgb.CHANNELS], 1.5);
    }
  }

  @Test
  void aSlopeIsNotMoved() {
    Rgb small = Lanczos.shrink(picture(240, 12, (x, y) -> x), 60, 3);

    // The middle of the pixels 4x to 4x + 3.
    for (int x = 5; x < 55; x++) {
      assertEquals(4 * x + 1.5, small.samples()[(60 + x) * Rgb.CHANNELS], 0.51);
    }
  }
}
