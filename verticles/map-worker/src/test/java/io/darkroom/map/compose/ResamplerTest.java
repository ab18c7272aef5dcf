package io.darkroom.map.compose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.map.plan.Axis;
import org.junit.jupiter.api.Test;

class ResamplerTest {
  /** One row of grey pixels, each with an alpha. */
  private static Raster row(int... greysAndAlphas) {
    byte[] bytes = new byte[greysAndAlphas.length / 2 * Raster.CHANNELS];
    for (int i = 0; i < greysAndAlphas.length; i += 2) {
      for (int c = 0; c < 3; c++) {
        bytes[i * 2 + c] = (byte) greysAndAlphas[i];
      }
      bytes[i * 2 + 3] = (byte) greysAndAlphas[i + 1];
    }
    return new Raster(greysAndAlphas.length / 2, 1, bytes);
  }

  /** The greys of a page that a row was laid on. */
  private static int[] laid(Raster row, Axis across, double opacity) {
    Page page = new Page(across.length(), 1);
    Resampler.lay(row, across, Axis.same(1), opacity, page, 0, 0);
    byte[] bytes = page.bytes();
    int[] greys = new int[across.length()];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = bytes[i * 3] & 0xff;
    }
    return greys;
  }

  @Test
  void copiesWhatIsNotScaled() {
    assertArrayEquals(new int[] {0, 7, 255}, laid(row(0, 255, 7, 255, 255, 255), Axis.same(3), 1));
  }

  @Test
  void takesOfEachPixelAsMuchAsLiesUnderIt() {
    // Pixels of 1.5: one and a half of the first, half a one and a whole of the second.
    assertArrayEquals(
        new int[] {60, 200}, laid(row(0, 255, 180, 255, 210, 255), Axis.scaled(2, 0, 1.5), 1));
    assertArrayEquals(new int[] {150}, laid(row(100, 255, 200, 255), Axis.scaled(1, 0.5, 1), 1));
  }

  @Test
  void takesNoColourOfWhatIsTransparent() {
    // Half of the pixel is an opaque 40, half nothing, whose colour would be black.
    assertEquals(148, laid(row(40, 255, 0, 0), Axis.scaled(1, 0, 2), 1)[0]);
  }

  @Test
  void letsThroughByAlphaAndOpacity() {
    assertEquals(Math.round(255 * 0.8 + 55 * 0.2), laid(row(55, 102, 0, 0), Axis.same(1), 0.5)[0]);
  }

  @Test
  void isTransparentBesideTheMosaic() {
    assertArrayEquals(new int[] {255, 10, 255}, laid(row(10, 255), Axis.scaled(3, -1, 1), 1));
  }
}
