package io.darkroom.engine.geometry;

import static io.darkroom.engine.geometry.Coordinates.assertAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.plan.Box;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CropTest extends DeveloperFixture {
  private static JsonObject cropped(int side, Object crop) {
    return rendition("a", side, side).put("crop", crop).put("format", "png");
  }

  @ParameterizedTest
  @CsvSource({
    "0:0:200:100, 0, 0, 200, 100",
    "0:0:100%:100%, 0, 0, 200, 100",
    "20:30:50:60, 20, 30, 50, 60",
    "10%:10%:25%:50%, 20, 10, 50, 50",
    "150:50:50:50, 150, 50, 50, 50",
    "150:50:900:900, 150, 50, 50, 50",
    "199:99:1:1, 199, 99, 1, 1",
    "0:0:1:100%, 0, 0, 1, 100",
    "50%:0:0.1%:1, 100, 0, 1, 1",
  })
  void takesTheBoxAndNoMoreThanThereIs(String crop, int x, int y, int width, int height) {
    Developed made = develop(Coordinates.png(200, 100), cropped(500, crop)).get(0);
    BufferedImage picture = Pictures.read(made.file().getBytes());
    assertSize(width, height, picture);
    assertAt(x + "," + y, picture, 0, 0);
    assertAt((x + width - 1) + "," + (y + height - 1), picture, width - 1, height - 1);
    Box box = new Box(x, y, width, height);
    assertEquals(width * height == 200 * 100 ? null : box, made.crop());
  }

  @Test
  void reachesAsFarAsThePictureWhenNoSizeIsGiven() {
    JsonObject crop = new JsonObject().put("x", 120).put("y", "25%");
    assertEquals(
        new Box(120, 25, 80, 75),
        develop(Coordinates.png(200, 100), cropped(500, crop)).get(0).crop());
  }

  @ParameterizedTest
  @ValueSource(strings = {"200:0:10:10", "0:100:10:10", "100%:0:10:10", "5000:5000:1:1"})
  void refusesABoxThatBeginsBeyondThePicture(String crop) {
    DarkroomException refused =
        refused(
            Failure.CROP_OUTSIDE_IMAGE,
            () -> develop(Coordinates.png(200, 100), cropped(50, crop)));
    assertTrue(refused.getMessage().contains("200x100"), refused.getMessage());
  }

  /** Waves in both directions, fine enough to show a shift and coarse enough for JPEG. */
  private static BufferedImage waves(int width, int height) {
    BufferedImage waves = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int level = (int) (127 + 60 * Math.sin(x / 19.0) + 60 * Math.sin(y / 23.0 + x / 61.0));
        waves.setRGB(x, y, level * 0x10101);
      }
    }
    return waves;
  }

  /** A JPEG is decoded smaller, and smaller renditions are made of larger ones. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0:0:1200:900",
        "13:27:803:601",
        "611:5:589:890",
        "401:303:397:299",
        "7:9:50%:50%"
      })
  void showsOfAReducedDecodeWhatAFullOneShows(String crop) {
    BufferedImage picture = waves(1200, 900);
    byte[] jpeg = Pictures.jpeg(picture);
    byte[] png = Pictures.png(picture);
    for (int side : new int[] {200, 90, 45}) {
      JsonObject small = cropped(side, crop);
      BufferedImage full = one(png, small);
      BufferedImage reduced = one(jpeg, small);
      BufferedImage derived =
          Pictures.read(develop(png, rendition("large", 800, 800), small).get(1).file().getBytes());
      // A shift by one pixel would be 40 and more.
      assertTrue(off(full, reduced) < 12, () -> crop + " at " + side + ": " + off(full, reduced));
      assertTrue(off(full, derived) < 12, () -> crop + " at " + side + ": " + off(full, derived));
    }
  }

  /** The root of the mean square difference. */
  private static double off(BufferedImage one, BufferedImage other) {
    assertSize(one.getWidth(), one.getHeight(), other);
    double sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int difference = (one.getRGB(x, y) >> 8 & 0xff) - (other.getRGB(x, y) >> 8 & 0xff);
        sum += difference * difference;
      }
    }
    return Math.sqrt(sum / one.getWidth() / one.getHeight());
  }
}
