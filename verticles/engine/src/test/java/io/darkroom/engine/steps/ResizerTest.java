package io.darkroom.engine.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.pixels.Pixels;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;

class ResizerTest extends DeveloperFixture {
  /** So far into a picture the kernel may look over its edge, where a slope is none. */
  private static final int EDGE = 5;

  private static final double WHITE = 65_535;

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.01, 1.06, 1.5, 2.7, 3, 8})
  void weighsEvenlyAndWithoutGain(double factor) {
    float[] weights = Resizer.weights(factor);
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      assertEquals(weights[weights.length - 1 - i], weights[i], 1e-6f);
    }
    assertEquals(1, sum, 1e-5f);
    assertEquals(1, weights.length % 2);
  }

  @Test
  void doesNotAlias() {
    // One-pixel lines become an even grey at any smaller size; without a filter they shimmer.
    BufferedImage lines = new BufferedImage(700, 300, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 700; x += 2) {
        lines.setRGB(x, y, 0xffffff);
      }
    }
    byte[] image = Pictures.png(lines);
    for (int width : new int[] {300, 231, 100, 37}) {
      BufferedImage made = one(image, rendition("small", width, 1000));
      int middle = made.getHeight() / 2;
      for (int x = 4; x < width - 4; x++) {
        int red = new Color(made.getRGB(x, middle)).getRed();
        assertTrue(Math.abs(red - 128) <= 6, () -> "at width " + width + ": " + red);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1500, 250", "1499, 250", "1500, 53", "1024, 64", "1536, 800", "1001, 1000"})
  void nothingIsMoved(int from, int to) {
    // By halvings, by whole factors and by Lanczos alone, a slope stays where it is.
    try (Pixels slope = slope(from, 2 * from);
        Pixels small = Resizer.resize(slope, to, 2 * to)) {
      double factor = from / (double) to;
      for (int x = EDGE; x < to - EDGE; x++) {
        double centre = (x + 0.5) * factor - 0.5;
        double found = small.mat().get(to, x)[0] / WHITE * from;
        assertEquals(centre, found, 0.1 * factor, "at " + x);
      }
    }
  }

  private Pixels slope(int width, int height) {
    return memory.make(
        mat -> {
          mat.create(height, width, CvType.CV_16UC1);
          short[] row = new short[width];
          for (int x = 0; x < width; x++) {
            row[x] = (short) Math.round(WHITE * x / width);
          }
          for (int y = 0; y < height; y++) {
            mat.put(y, 0, row);
          }
        });
  }

  @Test
  void aSmallRenditionIsTheSameWhetherMadeAloneOrFromALargerOne() {
    BufferedImage waves = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 900; y++) {
      for (int x = 0; x < 1200; x++) {
        int red = (int) (127 + 120 * Math.sin(x / 37.0 + y / 91.0));
        int green = (int) (127 + 120 * Math.sin(x / 13.0 - y / 17.0));
        waves.setRGB(x, y, red << 16 | green << 8 | 60);
      }
    }
    byte[] image = Pictures.png(waves);
    BufferedImage alone = one(image, rendition("small", 120, 90));
    BufferedImage chained =
        Pictures.read(
            develop(image, rendition("large", 480, 360), rendition("small", 120, 90))
                .get(1)
                .file()
                .getBytes());
    double sum = 0;
    for (int y = 0; y < 90; y++) {
      for (int x = 0; x < 120; x++) {
        int off =
            new Color(alone.getRGB(x, y)).getGreen() - new Color(chained.getRGB(x, y)).getGreen();
        sum += off * off;
      }
    }
    double error = Math.sqrt(sum / (90 * 120));
    assertTrue(error < 3, () -> "differ by " + error);
  }

  @Test
  void aReducedDecodeShowsWhatAFullOneDoes() {
    BufferedImage picture = Pictures.quarters(1600, 1200);
    BufferedImage reduced =
        one(Pictures.jpeg(picture), rendition("small", 160, 120).put("format", "png"));
    BufferedImage full = one(Pictures.png(picture), rendition("small", 160, 120));
    for (int y = 0; y < 120; y += 7) {
      for (int x = 0; x < 160; x += 7) {
        assertColour(new Color(full.getRGB(x, y)), reduced, x, y);
      }
    }
  }
}
