package io.darkroom.engine.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.engine.Pictures;
import java.awt.image.BufferedImage;

/** Pictures whose pixels say where they come from: red is x, green is y; up to 256 each way. */
final class Coordinates {
  private Coordinates() {}

  static BufferedImage picture(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, x << 16 | y << 8);
      }
    }
    return picture;
  }

  static byte[] png(int width, int height) {
    return Pictures.png(picture(width, height));
  }

  /** Where a pixel comes from, as {@code "x,y"}. */
  static String at(BufferedImage made, int x, int y) {
    int rgb = made.getRGB(x, y);
    return (rgb >> 16 & 0xff) + "," + (rgb >> 8 & 0xff);
  }

  static void assertAt(String from, BufferedImage made, int x, int y) {
    assertEquals(from, at(made, x, y), () -> "at " + x + "," + y);
  }

  static void assertSame(BufferedImage expected, BufferedImage made, String what) {
    assertEquals(
        expected.getWidth() + "x" + expected.getHeight(),
        made.getWidth() + "x" + made.getHeight(),
        what);
    for (int y = 0; y < made.getHeight(); y++) {
      for (int x = 0; x < made.getWidth(); x++) {
        if ((expected.getRGB(x, y) & 0xffffff) != (made.getRGB(x, y) & 0xffffff)) {
          assertEquals(at(expected, x, y), at(made, x, y), what + " at " + x + "," + y);
        }
      }
    }
  }
}
