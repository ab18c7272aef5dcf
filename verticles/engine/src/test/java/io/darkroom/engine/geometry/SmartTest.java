package io.darkroom.engine.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.plan.Box;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gravity {@code smart} finds what a person would look at, in scenes drawn for it. */
class SmartTest extends DeveloperFixture {
  private static final JsonObject SQUARE =
      rendition("a", 100, 100).put("fit", "cover").put("gravity", "smart");

  /** Where nothing is to be seen, in different ways. */
  enum Scene {
    EVEN_SURFACE {
      @Override
      void draw(Graphics2D graphics, int width, int height) {
        graphics.setColor(new Color(0x8fa6b8));
        graphics.fillRect(0, 0, width, height);
      }
    },
    SKY_OVER_FIELD {
      @Override
      void draw(Graphics2D graphics, int width, int height) {
        graphics.setPaint(new GradientPaint(0, 0, new Color(0x4a78c0), 0, height, Color.WHITE));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(0x5a7a3a));
        graphics.fillRect(0, height * 2 / 3, width, height / 3);
      }
    },
    LIGHT_FROM_ONE_SIDE {
      @Override
      void draw(Graphics2D graphics, int width, int height) {
        graphics.setPaint(new GradientPaint(0, 0, Color.DARK_GRAY, width, 0, Color.LIGHT_GRAY));
        graphics.fillRect(0, 0, width, height);
      }
    },
    GRASS {
      @Override
      void draw(Graphics2D graphics, int width, int height) {
        Random random = new Random(5);
        for (int y = 0; y < height; y += 2) {
          for (int x = 0; x < width; x += 2) {
            int green = 90 + random.nextInt(60);
            graphics.setColor(new Color(green / 2, green, green / 3));
            graphics.fillRect(x, y, 2, 2);
          }
        }
      }
    },
    BRICKS {
      @Override
      void draw(Graphics2D graphics, int width, int height) {
        graphics.setColor(new Color(0x9a5a40));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(0xc8c0b8));
        for (int y = 0; y < height; y += 20) {
          graphics.fillRect(0, y, width, 2);
          for (int x = y / 20 % 2 * 20; x < width; x += 40) {
            graphics.fillRect(x, y, 2, 20);
          }
        }
      }
    };

    abstract void draw(Graphics2D graphics, int width, int height);
  }

  private static BufferedImage scene(Scene scene, int width, int height, int x, int y) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    scene.draw(graphics, width, height);
    // Somebody in a red coat.
    graphics.setColor(new Color(0xc03028));
    graphics.fillOval(x - 28, y - 10, 56, 90);
    graphics.setColor(new Color(0xe8b890));
    graphics.fillOval(x - 18, y - 46, 36, 44);
    graphics.setColor(Color.BLACK);
    graphics.fillOval(x - 10, y - 30, 6, 6);
    graphics.fillOval(x + 4, y - 30, 6, 6);
    graphics.dispose();
    return picture;
  }

  private void assertShows(BufferedImage picture, int x, int y) {
    Box crop = develop(Pictures.jpeg(picture), SQUARE).get(0).crop();
    assertTrue(
        x - 28 >= crop.x()
            && x + 28 <= crop.x() + crop.width()
            && y - 46 >= crop.y()
            && y + 46 <= crop.y() + crop.height(),
        () -> "somebody at " + x + "," + y + " is not within " + crop);
  }

  @ParameterizedTest
  @EnumSource(Scene.class)
  void findsSomebodyWhoIsNotInTheMiddle(Scene scene) {
    for (int at : new int[] {90, 200, 650, 760}) {
      assertShows(scene(scene, 850, 280, at, 150), at, 150);
    }
    for (int at : new int[] {90, 500}) {
      assertShows(scene(scene, 280, 600, 150, at), 150, at);
    }
  }

  @Test
  void differsFromTheCentreAndComesAgainTheSame() {
    byte[] image = Pictures.png(scene(Scene.SKY_OVER_FIELD, 850, 280, 760, 150));
    Developed smart = develop(image, SQUARE).get(0);
    Developed centre = develop(image, SQUARE.copy().put("gravity", "center")).get(0);
    assertNotEquals(centre.crop(), smart.crop());
    Developed again = develop(image, SQUARE).get(0);
    assertEquals(smart.crop(), again.crop());
    assertArrayEquals(smart.file().getBytes(), again.file().getBytes());
  }

  @Test
  void seesColourWhereThereIsNoDifferenceInBrightness() {
    BufferedImage picture = new BufferedImage(600, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(new Color(0x777777));
    graphics.fillRect(0, 0, 600, 200);
    graphics.setColor(new Color(0xc14a4a)); // of the same lightness
    graphics.fillOval(480, 60, 80, 80);
    graphics.dispose();
    Box crop = develop(Pictures.png(picture), SQUARE).get(0).crop();
    assertTrue(crop.x() <= 480 && crop.x() + crop.width() >= 560, crop::toString);
  }

  @Test
  void seesWhatIsOpaqueInWhatIsTransparent() {
    BufferedImage picture = new BufferedImage(600, 200, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.fillOval(40, 60, 80, 80);
    graphics.dispose();
    Box crop = develop(Pictures.png(picture), SQUARE).get(0).crop();
    assertTrue(crop.x() <= 40 && crop.x() + crop.width() >= 120, crop::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x000000, 0xffffff, 0x123456})
  void keepsTheMiddleOfWhatHasNothingToSee(int rgb) {
    BufferedImage plain = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = plain.createGraphics();
    graphics.setColor(new Color(rgb));
    graphics.fillRect(0, 0, 300, 100);
    graphics.dispose();
    Box crop = develop(Pictures.png(plain), SQUARE).get(0).crop();
    assertTrue(Math.abs(crop.x() - 100) <= 2, crop::toString);
  }

  @Test
  void looksOnlyWhereTheCropAllowsAndTurnsWhatItFound() {
    // Somebody at each end; the crop leaves the right one.
    BufferedImage picture = scene(Scene.EVEN_SURFACE, 850, 280, 100, 150);
    picture
        .createGraphics()
        .drawImage(
            scene(Scene.EVEN_SURFACE, 850, 280, 700, 150).getSubimage(425, 0, 425, 280),
            425,
            0,
            null);
    for (int angle : new int[] {0, 90, 180, 270}) {
      Box crop =
          develop(
                  Pictures.png(picture),
                  SQUARE.copy().put("crop", "300:0:550:280").put("rotate", angle))
              .get(0)
              .crop();
      assertTrue(crop.x() >= 300 && crop.width() == 280 && crop.height() == 280, crop::toString);
      assertTrue(crop.x() <= 672 && crop.x() + crop.width() >= 728, crop::toString);
    }
  }
}
