package io.darkroom.engine.steps;

import static io.darkroom.engine.Pictures.BOTTOM_LEFT;
import static io.darkroom.engine.Pictures.BOTTOM_RIGHT;
import static io.darkroom.engine.Pictures.TOP_LEFT;
import static io.darkroom.engine.Pictures.TOP_RIGHT;
import static io.darkroom.engine.Pictures.exif;
import static io.darkroom.engine.Pictures.quarters;
import static io.darkroom.engine.Tiffs.ORIENTATION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.engine.Developer;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.Tiffs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture stored in each of EXIF's eight ways is shown as its photographer saw it. */
class UprightTest extends DeveloperFixture {
  /** By orientation, the corners of what is seen: top left and right, bottom left and right. */
  private static final List<List<Color>> SEEN =
      List.of(
          List.of(TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT),
          List.of(TOP_RIGHT, TOP_LEFT, BOTTOM_RIGHT, BOTTOM_LEFT),
          List.of(BOTTOM_RIGHT, BOTTOM_LEFT, TOP_RIGHT, TOP_LEFT),
          List.of(BOTTOM_LEFT, BOTTOM_RIGHT, TOP_LEFT, TOP_RIGHT),
          List.of(TOP_LEFT, BOTTOM_LEFT, TOP_RIGHT, BOTTOM_RIGHT),
          List.of(BOTTOM_LEFT, TOP_LEFT, BOTTOM_RIGHT, TOP_RIGHT),
          List.of(BOTTOM_RIGHT, TOP_RIGHT, BOTTOM_LEFT, TOP_LEFT),
          List.of(TOP_RIGHT, BOTTOM_RIGHT, TOP_LEFT, BOTTOM_LEFT));

  private final Developer allTaken =
      developer(
          new JsonObject()
              .put("formats", new JsonArray().add("jpeg").add("png").add("webp").add("tiff")));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsJpegs(int orientation) {
    byte[] jpeg = Pictures.jpeg(quarters(320, 160));
    assertUpright(orientation, Pictures.jpegWithExif(jpeg, exif(orientation, true, "x")));
    assertUpright(orientation, Pictures.jpegWithExif(jpeg, exif(orientation, false, "x")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsPngs(int orientation) {
    byte[] exif = exif(orientation, false, "x");
    byte[] opaque = Pictures.png(quarters(320, 160));
    assertUpright(orientation, Pictures.pngWithChunk(opaque, "eXIf", exif));
    byte[] alpha = Pictures.png(quarters(320, 160, BufferedImage.TYPE_INT_ARGB));
    assertUpright(orientation, Pictures.pngWithChunk(alpha, "eXIf", exif));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsWebps(int orientation) {
    byte[] webp = webp(quarters(320, 160), 101);
    byte[] exif = exif(orientation, true, "x");
    assertUpright(orientation, Pictures.webpWithExif(webp, 320, 160, exif));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsTiffs(int orientation) {
    for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB}) {
      BufferedImage picture = quarters(320, 160, type);
      assertUpright(orientation, Tiffs.of(picture, true).with(ORIENTATION, orientation).file());
      assertUpright(orientation, Tiffs.of(picture, false).with(ORIENTATION, orientation).file());
    }
    byte[] sixteen = new byte[320 * 160 * 2 * 4];
    BufferedImage picture = quarters(320, 160);
    for (int i = 0; i < 320 * 160; i++) {
      int argb = picture.getRGB(i % 320, i / 320);
      for (int sample = 0; sample < 4; sample++) {
        byte value = (byte) (sample == 3 ? 255 : argb >> (16 - 8 * sample));
        sixteen[8 * i + 2 * sample] = value;
        sixteen[8 * i + 2 * sample + 1] = value;
      }
    }
    byte[] tiff =
        Tiffs.of(true, 320, 160, 4, 16, sixteen)
            .with(Tiffs.EXTRA_SAMPLES, 2)
            .with(ORIENTATION, orientation)
            .file();
    assertUpright(orientation, tiff);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 255})
  void leavesAsItIsWhatHasNoSuchOrientation(int orientation) {
    byte[] jpeg = Pictures.jpeg(quarters(320, 160));
    byte[] image = Pictures.jpegWithExif(jpeg, exif(orientation, true, "x"));
    assertEquals(1, probe(image).orientation());
  }

  private void assertUpright(int orientation, byte[] image) {
    BufferedImage seen =
        decoded(
            develop(allTaken, image, rendition("seen", 80, 80).put("format", "png"))
                .get(0)
                .file()
                .getBytes());
    assertSize(orientation >= 5 ? 40 : 80, orientation >= 5 ? 80 : 40, seen);
    List<Color> corners = SEEN.get(orientation - 1);
    assertQuarters(seen, corners.get(0), corners.get(1), corners.get(2), corners.get(3));
  }
}
