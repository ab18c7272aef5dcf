package io.darkroom.engine.geometry;

import static io.darkroom.engine.Pictures.BOTTOM_LEFT;
import static io.darkroom.engine.Pictures.BOTTOM_RIGHT;
import static io.darkroom.engine.Pictures.TOP_LEFT;
import static io.darkroom.engine.Pictures.TOP_RIGHT;
import static io.darkroom.engine.Pictures.quarters;
import static io.darkroom.engine.geometry.Coordinates.assertAt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.plan.Box;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, and what of the picture is where in them. */
class FitTest extends DeveloperFixture {
  private static JsonObject fit(int width, int height, String fit) {
    return rendition("any", width, height).put("fit", fit);
  }

  /** Not scaled, so that each pixel tells where it was. */
  @ParameterizedTest
  @CsvSource({
    "center, '50,0', '0,50'",
    "north, '50,0', '0,0'",
    "north-east, '100,0', '0,0'",
    "east, '100,0', '0,50'",
    "south-east, '100,0', '0,100'",
    "south, '50,0', '0,100'",
    "south-west, '0,0', '0,100'",
    "west, '0,0', '0,50'",
    "north-west, '0,0', '0,0'",
    "0.3:0.7, '10,0', '0,90'",
    "0.1:0.01, '0,0', '0,0'",
    "0.99:1, '100,0', '0,100'",
  })
  void coverKeepsWhatGravitySays(String gravity, String wide, String high) {
    JsonObject square = fit(100, 100, "cover").put("gravity", gravity);
    BufferedImage ofWide = one(Coordinates.png(200, 100), square);
    assertSize(100, 100, ofWide);
    assertAt(wide, ofWide, 0, 0);
    BufferedImage ofHigh = one(Coordinates.png(100, 200), square);
    assertSize(100, 100, ofHigh);
    assertAt(high, ofHigh, 0, 0);
  }

  @Test
  void coverTellsWhatItCutOut() {
    JsonObject focal =
        fit(50, 50, "cover").put("gravity", new JsonObject().put("x", 0.3).put("y", 0.5));
    Developed made = develop(Coordinates.png(200, 100), focal).get(0);
    assertEquals(new Box(10, 0, 100, 100), made.crop());
    assertEquals(null, develop(Coordinates.png(200, 100), fit(50, 50, "inside")).get(0).crop());
  }

  @ParameterizedTest
  @CsvSource({
    "center, 0, 25",
    "north, 0, 0",
    "south-east, 0, 50",
    "west, 0, 25",
    "smart, 0, 25",
    "0.5:0.2, 0, 10",
  })
  void containPutsThePictureWhereGravitySays(String gravity, int x, int y) {
    BufferedImage made =
        one(
            Pictures.png(quarters(400, 200)),
            fit(100, 100, "contain").put("gravity", gravity).put("background", "#00ffff"));
    assertSize(100, 100, made);
    assertColour(TOP_LEFT, made, x + 10, y + 10);
    assertColour(TOP_RIGHT, made, x + 90, y + 10);
    assertColour(BOTTOM_LEFT, made, x + 10, y + 40);
    assertColour(BOTTOM_RIGHT, made, x + 90, y + 40);
    assertColour(y > 0 ? Color.CYAN : TOP_LEFT, made, 0, 0);
    assertColour(y < 50 ? Color.CYAN : BOTTOM_RIGHT, made, 99, 99);
  }

  @Test
  void containIsTransparentWhereTheFormatCanBeAndOfTheConfiguredColourWhereNot() {
    byte[] image = Pictures.jpeg(quarters(200, 100));
    BufferedImage png = one(image, fit(100, 100, "contain").put("format", "png"));
    assertEquals(0, png.getRGB(50, 5) >>> 24);
    assertEquals(255, png.getRGB(50, 45) >>> 24);
    BufferedImage webp =
        decoded(
            develop(image, fit(100, 100, "contain").put("format", "webp"))
                .get(0)
                .file()
                .getBytes());
    assertEquals(0, webp.getRGB(50, 5) >>> 24);
    BufferedImage jpeg =
        Pictures.read(
            develop(
                    developer(new JsonObject().put("background", "#204060")),
                    image,
                    fit(100, 100, "contain"))
                .get(0)
                .file()
                .getBytes());
    assertColour(new Color(0x204060), jpeg, 50, 5);
  }

  @Test
  void containOnATranslucentColourIsTranslucent() {
    BufferedImage made =
        one(
            Pictures.png(quarters(200, 100)),
            fit(100, 100, "contain").put("background", "#ff000080"));
    assertEquals(0x80, made.getRGB(50, 5) >>> 24);
    assertColour(new Color(255, 0, 0), made, 50, 5);
    assertEquals(255, made.getRGB(50, 45) >>> 24);
  }

  @ParameterizedTest
  @CsvSource({
    "inside, 400, 400, false, 80, 40",
    "inside, 400, 400, true, 400, 200",
    "cover, 400, 400, false, 40, 40",
    "cover, 60, 20, false, 60, 20",
    "cover, 400, 100, false, 80, 20",
    "cover, 400, 400, true, 400, 400",
    "contain, 400, 400, false, 400, 400",
    "contain, 400, 400, true, 400, 400",
    "contain, 20, 20, false, 20, 20",
    "stretch, 400, 20, false, 80, 20",
    "stretch, 400, 20, true, 400, 20",
  })
  void enlargesOnlyWhenAsked(
      String fit, int width, int height, boolean enlarge, int madeWidth, int madeHeight) {
    BufferedImage made =
        one(Pictures.png(quarters(80, 40)), fit(width, height, fit).put("enlarge", enlarge));
    assertSize(madeWidth, madeHeight, made);
  }

  @Test
  void containLaysASmallPictureUnenlargedInTheMiddle() {
    BufferedImage made =
        one(Coordinates.png(20, 10), fit(100, 100, "contain").put("format", "png"));
    assertAt("0,0", made, 40, 45);
    assertAt("19,9", made, 59, 54);
    assertEquals(0, made.getRGB(39, 45) >>> 24);
    assertEquals(0, made.getRGB(60, 54) >>> 24);
  }

  @Test
  void dprMultipliesSizesAndLengths() {
    assertSize(
        200, 100, one(Pictures.png(quarters(800, 400)), rendition("a", 100, 0).put("dpr", 2)));
    assertSize(
        150, 150, one(Pictures.png(quarters(800, 400)), fit(100, 100, "cover").put("dpr", 1.5)));
    JsonObject blur = new JsonObject().put("step", "blur").put("sigma", 4);
    JsonObject once = rendition("a", 200, 100).put("steps", new JsonArray().add(blur));
    JsonObject twice =
        rendition("a", 100, 50)
            .put("dpr", 2)
            .put("steps", new JsonArray().add(blur.copy().put("sigma", 2)));
    byte[] image = Pictures.png(quarters(800, 400));
    Coordinates.assertSame(one(image, once), one(image, twice), "sigma 4, and 2 at dpr 2");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1", "1, 200", "200, 1", "2, 255", "255, 2", "3, 3", "250, 4",
  })
  void everyFitTakesEverySize(int width, int height) {
    byte[] png = Coordinates.png(width, height);
    byte[] jpeg = Pictures.jpeg(Coordinates.picture(width, height));
    for (byte[] image : new byte[][] {png, jpeg}) {
      for (String fit : new String[] {"inside", "cover", "contain", "stretch"}) {
        for (int[] size : new int[][] {{1, 1}, {1, 90}, {90, 1}, {40, 30}, {300, 300}}) {
          for (boolean enlarge : new boolean[] {false, true}) {
            for (String gravity : new String[] {"smart", "south-east"}) {
              JsonObject asked =
                  fit(size[0], size[1], fit).put("enlarge", enlarge).put("gravity", gravity);
              BufferedImage made = one(image, asked);
              if (fit.equals("contain") || (enlarge && !fit.equals("inside"))) {
                assertSize(size[0], size[1], made);
              } else if (made.getWidth() > size[0] || made.getHeight() > size[1]) {
                throw new AssertionError(asked + " gave " + made);
              }
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "webp"})
  void aBackgroundShowsThroughTransparency(String format) {
    BufferedImage half = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    half.setRGB(0, 0, 0xff000000);
    for (int y = 20; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        half.setRGB(x, y, 0x80ff0000);
      }
    }
    BufferedImage made =
        decoded(
            develop(
                    Pictures.png(half),
                    rendition("a", 40, 40)
                        .put("format", format)
                        .put("quality", 95)
                        .put("background", "0000ff"))
                .get(0)
                .file()
                .getBytes());
    assertColour(Color.BLUE, made, 20, 10);
    assertColour(new Color(0x80, 0, 0x7f), made, 20, 30);
    assertEquals(255, made.getRGB(20, 30) >>> 24);
  }
}
