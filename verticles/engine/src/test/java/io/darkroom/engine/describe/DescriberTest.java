package io.darkroom.engine.describe;

import static io.darkroom.engine.Pictures.exif;
import static io.darkroom.engine.Pictures.jpeg;
import static io.darkroom.engine.Pictures.jpegWithExif;
import static io.darkroom.engine.Pictures.png;
import static io.darkroom.engine.Pictures.quarters;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.renditions.InfoOptions;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Development;
import io.darkroom.engine.Wanted;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DescriberTest extends DeveloperFixture {
  private JsonObject info(byte[] image, JsonObject asked) {
    RenditionsOptions wanted = RenditionsOptions.only(InfoOptions.of(asked));
    Development made =
        developer.develop(
            new Wanted(ByteBuffer.wrap(image), Map.of(), wanted), (done, total) -> {});
    assertTrue(made.renditions().isEmpty());
    return made.info();
  }

  /** A scene no quarter of which is like another. */
  private static BufferedImage scene(int width, int height, boolean mirrored) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    if (mirrored) {
      graphics.translate(width, 0);
      graphics.scale(-1, 1);
    }
    graphics.setPaint(new GradientPaint(0, 0, Color.BLUE, 0, height, Color.ORANGE));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(width / 8, height / 8, width / 4, width / 4);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(width / 2, height / 2, width / 3, height / 4);
    graphics.dispose();
    return image;
  }

  private static int distance(String one, String other) {
    return Long.bitCount(Long.parseUnsignedLong(one, 16) ^ Long.parseUnsignedLong(other, 16));
  }

  @Test
  void tellsByDefaultAllButWhatMayBePrivate() {
    JsonObject info = info(jpeg(scene(1200, 900, false)), new JsonObject());
    assertEquals(Set.of("blurhash", "thumbhash", "colors", "phash"), info.fieldNames());
    assertEquals(28, info.getString("blurhash").length());
    assertEquals(16, info.getString("phash").length());
  }

  @Test
  void givesTheSamePerceptualHashToTheSamePictureInAnotherSizeAndFormat() {
    JsonObject phash = new JsonObject();
    String large = info(jpeg(scene(1200, 900, false)), phash).getString("phash");
    String small = info(png(scene(300, 225, false)), phash).getString("phash");
    String other = info(png(scene(300, 225, true)), phash).getString("phash");
    assertTrue(distance(large, small) <= 4, large + " " + small);
    assertTrue(distance(large, other) >= 16, large + " " + other);
  }

  @Test
  void findsTheDominantColoursAndTheirShares() {
    BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0xff0000));
    graphics.fillRect(0, 0, 100, 50);
    graphics.setColor(new Color(0x0000ff));
    graphics.fillRect(0, 50, 50, 50);
    graphics.dispose();
    JsonArray colours = info(png(image), new JsonObject().put("colors", 5)).getJsonArray("colors");
    assertEquals(
        new JsonArray()
            .add(new JsonObject().put("color", "#ff0000").put("share", 0.667))
            .add(new JsonObject().put("color", "#0000ff").put("share", 0.333)),
        colours);
  }

  @Test
  void tellsNoMoreColoursThanAreAskedFor() {
    byte[] image = png(scene(100, 80, false));
    for (int most = 1; most <= InfoOptions.MAX_COLORS; most++) {
      JsonArray colours = info(image, new JsonObject().put("colors", most)).getJsonArray("colors");
      assertEquals(most, colours.size());
      double sum = colours.stream().mapToDouble(one -> ((JsonObject) one).getDouble("share")).sum();
      assertEquals(1, sum, 0.01);
    }
    assertFalse(info(image, new JsonObject().put("colors", 0)).containsKey("colors"));
  }

  @Test
  void describesThePictureAsItIsSeen() {
    byte[] stored = jpeg(quarters(400, 200));
    String upright = info(stored, new JsonObject()).getString("thumbhash");
    String turned =
        info(jpegWithExif(stored, exif(6, true, "x")), new JsonObject()).getString("thumbhash");
    assertFalse(upright.equals(turned));
  }

  @Test
  void tellsExifOnlyWhenAsked() {
    byte[] image = jpegWithExif(jpeg(quarters(64, 48)), exif(6, true, "Ada's camera"));
    assertFalse(info(image, new JsonObject()).containsKey("exif"));
    JsonObject exif = info(image, new JsonObject().put("exif", true)).getJsonObject("exif");
    assertTrue(exif.encode().contains("Ada's camera"), exif.encode());
    assertTrue(exif.getString("Orientation").contains("Rotate 90"), exif.encode());
  }

  @Test
  void isToldBesideRenditions() {
    JsonObject options =
        new JsonObject()
            .put("renditions", new JsonArray().add(rendition("small", 50, 50)))
            .put("info", new JsonObject().put("exif", true));
    Development made =
        developer.develop(
            new Wanted(
                ByteBuffer.wrap(png(scene(400, 300, false))),
                Map.of(),
                RenditionsOptions.of(options)),
            (done, total) -> {});
    assertEquals(1, made.renditions().size());
    assertEquals(new JsonObject(), made.info().getJsonObject("exif"));
    assertTrue(made.info().containsKey("phash"));
  }

  @Test
  void describesTheSmallestPicture() {
    JsonObject info = info(png(quarters(1, 1)), new JsonObject());
    assertEquals(1, info.getJsonArray("colors").size());
  }
}
