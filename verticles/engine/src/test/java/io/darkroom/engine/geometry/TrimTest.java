package io.darkroom.engine.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.plan.Box;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrimTest extends DeveloperFixture {
  private static final JsonObject TRIMMED = rendition("a", 1000, 1000).put("trim", true);

  /** A picture of quarters within a border of one colour. */
  private static BufferedImage bordered(int width, int height, Box content, Color border) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(border);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(
        Pictures.quarters(content.width(), content.height()), content.x(), content.y(), null);
    graphics.dispose();
    return picture;
  }

  /** Changes every pixel by at most so much in each channel, always in the same way. */
  private static BufferedImage noisy(BufferedImage picture, int most) {
    Random random = new Random(7);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          int value = (picture.getRGB(x, y) >> shift & 0xff) + random.nextInt(2 * most + 1) - most;
          rgb |= Math.max(0, Math.min(255, value)) << shift;
        }
        picture.setRGB(x, y, rgb);
      }
    }
    return picture;
  }

  @ParameterizedTest
  @CsvSource({
    "30, 20, 100, 60",
    "0, 20, 160, 60",
    "30, 0, 130, 100",
    "1, 1, 158, 98",
    "159, 99, 1, 1",
    "80, 0, 1, 100"
  })
  void cutsToThePixel(int x, int y, int width, int height) {
    Box content = new Box(x, y, width, height);
    byte[] image = Pictures.png(bordered(160, 100, content, Color.MAGENTA));
    Developed made = develop(image, TRIMMED).get(0);
    assertEquals(content, made.crop());
    assertEquals(width + "x" + height, made.width() + "x" + made.height());
  }

  @Test
  void takesNoiseForBorderUpToItsThreshold() {
    Box content = new Box(30, 20, 100, 60);
    byte[] image = Pictures.png(noisy(bordered(160, 100, content, Color.GRAY), 5));
    assertEquals(content, develop(image, TRIMMED).get(0).crop());
    // Two pixels of such noise differ by up to 10: with less, noise is taken for content.
    JsonObject strict = TRIMMED.copy().put("trim", 1);
    assertEquals(null, develop(image, strict).get(0).crop());
  }

  @Test
  void findsTheBorderOfAJpegWhateverElseIsMadeOfIt() {
    Box content = new Box(96, 64, 320, 256);
    byte[] image = Pictures.jpeg(bordered(512, 384, content, Color.WHITE));
    JsonObject small = rendition("b", 40, 40).put("trim", new JsonObject().put("threshold", 40));
    for (Developed made :
        new Developed[] {
          develop(image, small).get(0), develop(image, small, rendition("c", 500, 500)).get(0)
        }) {
      // Colour is kept at half the resolution: it bleeds by a pixel.
      Box found = made.crop();
      assertTrue(found.x() >= 95 && found.x() <= 96, found::toString);
      assertTrue(found.y() >= 63 && found.y() <= 64, found::toString);
      assertTrue(found.width() >= 320 && found.width() <= 322, found::toString);
      assertTrue(found.height() >= 256 && found.height() <= 258, found::toString);
      assertEquals("40x32", made.width() + "x" + made.height());
    }
  }

  @Test
  void leavesAPictureThatIsAllBorderAsItIs() {
    BufferedImage plain = bordered(50, 40, new Box(0, 0, 50, 40), Color.WHITE);
    Graphics2D graphics = plain.createGraphics();
    graphics.setColor(Color.PINK);
    graphics.fillRect(0, 0, 50, 40);
    graphics.dispose();
    Developed made = develop(Pictures.png(plain), TRIMMED).get(0);
    assertEquals("50x40 null", made.width() + "x" + made.height() + " " + made.crop());
  }

  @Test
  void isNotMisledByOneSpoiltCorner() {
    Box content = new Box(30, 20, 100, 60);
    BufferedImage picture = bordered(160, 100, content, Color.WHITE);
    picture.setRGB(0, 0, 0x102030);
    // What differs is content: all of it must stay, up to the spoilt pixel.
    assertEquals(new Box(0, 0, 130, 80), develop(Pictures.png(picture), TRIMMED).get(0).crop());
  }

  @Test
  void takesWhatIsTransparentForOneColourWhateverLiesHiddenInIt() {
    BufferedImage picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB);
    Random random = new Random(3);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 60; x++) {
        picture.setRGB(x, y, random.nextInt() & 0xffffff);
      }
    }
    for (int y = 10; y < 30; y++) {
      for (int x = 15; x < 45; x++) {
        picture.setRGB(x, y, 0xffffffff);
      }
    }
    for (String format : new String[] {"png", "jpeg"}) {
      Developed made = develop(Pictures.png(picture), TRIMMED.copy().put("format", format)).get(0);
      assertEquals(new Box(15, 10, 30, 20), made.crop(), format);
    }
  }

  @Test
  void cutsOffOnlyTheColourItIsTold() {
    Box content = new Box(30, 20, 100, 60);
    byte[] image = Pictures.png(bordered(160, 100, content, Color.WHITE));
    JsonObject white = new JsonObject().put("color", "#fff");
    JsonObject black = new JsonObject().put("color", "#000");
    assertEquals(content, develop(image, TRIMMED.copy().put("trim", white)).get(0).crop());
    assertEquals(null, develop(image, TRIMMED.copy().put("trim", black)).get(0).crop());
  }

  @Test
  void comesBeforeTheCropWhoseLengthsAreThenThoseOfWhatIsLeft() {
    byte[] image = Pictures.png(bordered(160, 100, new Box(30, 20, 100, 60), Color.WHITE));
    Developed made = develop(image, TRIMMED.copy().put("crop", "50%:10:50%:50%")).get(0);
    assertEquals(new Box(80, 30, 50, 30), made.crop());
  }
}
