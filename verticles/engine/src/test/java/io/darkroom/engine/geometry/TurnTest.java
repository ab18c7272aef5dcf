package io.darkroom.engine.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.renditions.Flip;
import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.plan.Box;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rotating and flipping, alone and after a crop and before a fit, against plain loops. */
class TurnTest extends DeveloperFixture {
  private static final Map<String, double[]> GRAVITIES =
      Map.of(
          "center", new double[] {0.5, 0.5},
          "north", new double[] {0.5, 0},
          "south-east", new double[] {1, 1},
          "west", new double[] {0, 0.5},
          "0.4:0.4", new double[] {0.4, 0.4});

  private static BufferedImage clockwise(BufferedImage from) {
    BufferedImage to =
        new BufferedImage(
            /* width= */ from.getHeight(),
            /* height= */ from.getWidth(),
            BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < from.getHeight(); y++) {
      for (int x = 0; x < from.getWidth(); x++) {
        to.setRGB(from.getHeight() - 1 - y, x, from.getRGB(x, y));
      }
    }
    return to;
  }

  private static BufferedImage flipped(BufferedImage from, Flip flip) {
    BufferedImage to =
        new BufferedImage(from.getWidth(), from.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < from.getHeight(); y++) {
      for (int x = 0; x < from.getWidth(); x++) {
        int toX = flip == Flip.HORIZONTAL || flip == Flip.BOTH ? from.getWidth() - 1 - x : x;
        int toY = flip == Flip.VERTICAL || flip == Flip.BOTH ? from.getHeight() - 1 - y : y;
        to.setRGB(toX, toY, from.getRGB(x, y));
      }
    }
    return to;
  }

  private static BufferedImage turned(BufferedImage from, int quarters, Flip flip) {
    BufferedImage to = from;
    for (int i = 0; i < quarters; i++) {
      to = clockwise(to);
    }
    return flipped(to, flip);
  }

  private static String wire(Flip flip) {
    return flip.name().toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @EnumSource(Flip.class)
  void movesEachPixelAndChangesNone(Flip flip) {
    BufferedImage source = Coordinates.picture(60, 40);
    for (int quarters = 0; quarters < 4; quarters++) {
      JsonObject asked =
          rendition("a", 100, 100).put("rotate", quarters * 90).put("flip", wire(flip));
      BufferedImage made = one(Pictures.png(source), asked);
      Coordinates.assertSame(turned(source, quarters, flip), made, asked.encode());
      BufferedImage back =
          one(Pictures.png(source), asked.put("rotate", quarters * 90 - (quarters > 0 ? 360 : 0)));
      Coordinates.assertSame(made, back, asked.encode());
    }
  }

  @ParameterizedTest
  @EnumSource(Flip.class)
  void cropsBeforeAndFitsAfter(Flip flip) {
    BufferedImage source = Coordinates.picture(80, 70);
    for (int quarters = 0; quarters < 4; quarters++) {
      BufferedImage turned = turned(source.getSubimage(5, 10, 60, 40), quarters, flip);
      for (Map.Entry<String, double[]> gravity : GRAVITIES.entrySet()) {
        JsonObject asked =
            rendition("a", 40, 40)
                .put("crop", "5:10:60:40")
                .put("rotate", quarters * 90)
                .put("flip", wire(flip))
                .put("fit", "cover")
                .put("gravity", gravity.getKey());
        int x = window(turned.getWidth(), gravity.getValue()[0]);
        int y = window(turned.getHeight(), gravity.getValue()[1]);
        Coordinates.assertSame(
            turned.getSubimage(x, y, 40, 40), one(Pictures.png(source), asked), asked.encode());
      }
    }
  }

  private static int window(int side, double point) {
    return (int) Math.round(Math.max(0, Math.min(side - 40, point * side - 20)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 8})
  void startsFromTheUprightPicture(int orientation) {
    byte[] stored = Pictures.png(Pictures.quarters(64, 32));
    byte[] image = Pictures.pngWithChunk(stored, "eXIf", Pictures.exif(orientation, true, "x"));
    BufferedImage upright = one(image, rendition("a", 64, 64));
    BufferedImage made = one(image, rendition("a", 64, 64).put("rotate", 90));
    Coordinates.assertSame(clockwise(upright), made, "orientation " + orientation);
  }

  @Test
  void saysOfASidewaysPictureWhatItShowsOfTheUprightSource() {
    JsonObject asked =
        rendition("a", 20, 20).put("rotate", 90).put("fit", "cover").put("gravity", "north");
    Developed made = develop(Coordinates.png(60, 40), asked).get(0);
    // Turned clockwise, the source's left end is at the top.
    assertEquals(new Box(0, 0, 40, 40), made.crop());
  }
}
