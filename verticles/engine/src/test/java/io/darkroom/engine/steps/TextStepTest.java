package io.darkroom.engine.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Rect;

class TextStepTest extends StepFixture {
  private static final int SIDE = 200;

  private Pixels white() {
    return plain(CvType.CV_8UC3, SIDE, SIDE, 255, 255, 255);
  }

  /** How much darker than white a part is, in pixels that are black. */
  private static double ink(Pixels picture, int x, int y, int width, int height) {
    try (Pixels part = Channels.part(picture, new Rect(x, y, width, height))) {
      double[] sum = Core.sumElems(part.mat()).val;
      return 1.0 * width * height - (sum[0] + sum[1] + sum[2]) / 3 / 255;
    }
  }

  private static double ink(Pixels picture) {
    return ink(picture, 0, 0, picture.width(), picture.height());
  }

  @ParameterizedTest
  @CsvSource({
    "north-west, 0, 0",
    "north, 75, 0",
    "south-east, 150, 150",
    "center, 75, 75",
    "south, 75, 150",
  })
  void liesWhereItIsTold(String gravity, int x, int y) {
    try (Pixels picture = white();
        Pixels made = apply(picture, step("text", "text", "M", "size", 36, "gravity", gravity))) {
      double all = ink(made);
      assertTrue(all > 50);
      assertEquals(all, ink(made, x, y, 50, 50), 0.01);
    }
  }

  @ParameterizedTest
  @MethodSource("allTypes")
  void isWrittenInItsColourOnEveryPicture(int type) {
    double full = CvType.depth(type) == CvType.CV_8U ? 255 : 65_535;
    double unit = full / 255;
    try (Pixels picture = plain(type, 60, 60, 0, 0, 0, CvType.channels(type) == 4 ? 0 : full);
        Pixels made =
            apply(
                picture,
                step("text", "text", "■", "size", 90, "color", "#ff8000", "gravity", "center"))) {
      double[] middle = made.mat().get(30, 30);
      assertEquals(Math.max(3, CvType.channels(type)), middle.length);
      assertEquals(0, middle[0], 0);
      assertEquals(128 * unit, middle[1], unit);
      assertEquals(255 * unit, middle[2], 0);
      if (middle.length == 4) {
        assertEquals(full, middle[3], 0);
        assertEquals(0, made.mat().get(0, 0)[3], 0);
      }
    }
  }

  @Test
  void staysWithinThePictureByBreakingAndShortening() {
    String text =
        "One image goes through the darkroom, and comes out of it in many sizes. ".repeat(9);
    try (Pixels picture = white();
        Pixels made = apply(picture, step("text", "text", text, "size", 20, "gravity", "center"))) {
      assertTrue(ink(made) > 1_000);
      // The middle of the first and last rows, where cut letters would be.
      assertEquals(0, ink(made, 0, 0, SIDE, 1), 0.01);
      assertEquals(0, ink(made, 0, SIDE - 1, SIDE, 1), 0.01);
    }
    try (Pixels picture = white();
        Pixels made =
            apply(
                picture,
                step(
                    "text",
                    "text",
                    text,
                    "size",
                    20,
                    "gravity",
                    "north-west",
                    "maxWidth",
                    100,
                    "maxLines",
                    2))) {
      assertEquals(ink(made), ink(made, 0, 0, 100, 56), 0.01);
    }
  }

  @Test
  void boxOutlineAndShadowAreAroundTheLetters() {
    JsonObject plain = step("text", "text", "I", "size", 60, "gravity", "center");
    try (Pixels picture = white();
        Pixels bare = apply(picture, plain);
        Pixels outlined =
            apply(
                picture,
                plain
                    .copy()
                    .put("outline", new JsonObject().put("width", 4).put("color", "#000")));
        Pixels shaded =
            apply(
                picture,
                plain
                    .copy()
                    .put(
                        "shadow", new JsonObject().put("x", 30).put("y", 0).put("color", "#000")));
        Pixels soft =
            apply(
                picture,
                plain
                    .copy()
                    .put(
                        "shadow",
                        new JsonObject().put("x", 30).put("blur", 5).put("color", "#000")));
        Pixels boxed =
            apply(
                picture,
                plain
                    .copy()
                    .put("background", new JsonObject().put("color", "#00f").put("padding", 7)))) {
      assertTrue(ink(outlined) > ink(bare) + 300);
      assertEquals(2 * ink(bare), ink(shaded), 3);
      assertEquals(2 * ink(bare), ink(soft), 8);
      assertTrue(Core.norm(soft.mat(), shaded.mat()) > 100);
      double[] corner = boxed.mat().get(SIDE / 2 + 84 / 2 + 5, SIDE / 2);
      assertEquals(255, corner[0], 0);
      assertEquals(0, corner[2], 0);
    }
  }

  @Test
  void opacityIsThatOfAllOfIt() {
    JsonObject asked =
        step("text", "text", "■", "size", 90, "gravity", "center", "opacity", 0.5)
            .put("background", new JsonObject().put("color", "#000").put("padding", 5));
    try (Pixels picture = white();
        Pixels made = apply(picture, asked)) {
      // Black on black, half of it: not darker where both are.
      assertPixel(made, SIDE / 2, SIDE / 2, 1, 127, 127, 127);
      assertPixel(made, SIDE / 2, SIDE / 2 - 60, 1, 127, 127, 127);
      assertPixel(made, 2, 2, 0, 255, 255, 255);
    }
  }

  @Test
  void arabicAndHebrewBeginAtTheRight() {
    // Two lines: the short one lies where the text begins.
    for (String text : new String[] {"חדר חושך גדול\nא", "غرفة مظلمة كبيرة\nا"}) {
      try (Pixels picture = white();
          Pixels made =
              apply(picture, step("text", "text", text, "size", 20, "gravity", "north-west"))) {
        int low = 28 + 4;
        assertTrue(ink(made, 60, low, 140, 30) > 5, text);
        assertEquals(0, ink(made, 0, low + 6, 40, 20), 0.01, text);
      }
    }
  }

  @Test
  void namesTheCharacterThatNoFontHas() {
    try (Pixels picture = white()) {
      DarkroomException refused =
          assertThrows(
              DarkroomException.class, () -> apply(picture, step("text", "text", "a\ue123")));
      assertEquals(Failure.CHARACTER_WITHOUT_FONT, refused.failure());
      assertTrue(refused.getMessage().contains("U+E123"), refused.getMessage());
      try (Pixels made = apply(picture, step("text", "text", "\ue123", "missing", "?"));
          Pixels same = apply(picture, step("text", "text", "?"))) {
        assertEquals(0, Core.norm(made.mat(), same.mat()), 0);
      }
    }
  }

  @Test
  void isTheSameWhereverThePictureEnds() {
    // Drawn strip by strip: across the seams, and beyond the picture's edges.
    JsonObject asked =
        step("text", "text", "Schärfe", "size", 300, "gravity", "0:0", "maxWidth", 9_000);
    try (Pixels large = plain(CvType.CV_8UC3, 1_400, 600, 255, 255, 255);
        Pixels small = plain(CvType.CV_8UC3, 300, 420, 255, 255, 255);
        Pixels whole = apply(large, asked);
        Pixels cut = apply(small, asked);
        Pixels part = Channels.part(whole, new Rect(0, 0, 300, 420))) {
      assertEquals(0, Core.norm(part.mat(), cut.mat(), Core.NORM_INF), 0);
      assertTrue(ink(cut) > 5_000);
    }
  }
}
