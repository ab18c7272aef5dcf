package io.darkroom.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.colour.ColourFiles;
import io.darkroom.engine.colour.Profiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand images of all kinds, each developed twice: the same bytes come out. */
class MixedInputsIT extends DeveloperFixture {
  private static final int IMAGES = 1_000;

  private enum Kind {
    JPEG,
    GREY_JPEG,
    PROGRESSIVE_JPEG,
    CMYK_JPEG,
    PNG,
    GREY_PNG,
    CLEAR_PNG,
    WEBP,
    GIF,
    TIFF
  }

  private static final List<byte[]> PROFILES =
      List.of(
          Profiles.displayP3(),
          Profiles.adobeRgb(),
          Profiles.swapped("swapped"),
          Profiles.scanner(),
          Profiles.press(),
          Profiles.grey(Profiles.gamma(1.8)));

  private final Developer again =
      developer(
          new JsonObject().put("formats", List.of("jpeg", "png", "webp", "gif", "bmp", "tiff")));
  private final Developer first =
      developer(
          new JsonObject().put("formats", List.of("jpeg", "png", "webp", "gif", "bmp", "tiff")));

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void comeOutTheSameTwice() {
    Random random = new Random(42);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (int i = 0; i < IMAGES; i++) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      byte[] image = image(kind, random);
      JsonObject options = options(random);
      String name = "image " + i + ", " + kind + " " + options;
      Development one = development(first, image, options);
      Development two = development(again, image.clone(), options);
      assertEquals(one.source(), two.source(), name);
      for (int r = 0; r < one.renditions().size(); r++) {
        assertArrayEquals(
            one.renditions().get(r).file().getBytes(),
            two.renditions().get(r).file().getBytes(),
            name);
      }
      assertTrue(memory.liveBytes() == 0, name);
      kinds.add(kind);
    }
    assertEquals(EnumSet.allOf(Kind.class), kinds);
  }

  private static JsonObject options(Random random) {
    String[] formats = {"jpeg", "png", "webp", "source"};
    JsonArray renditions = new JsonArray();
    for (int i = 0; i <= random.nextInt(3); i++) {
      JsonObject rendition =
          rendition("r" + i, 1 + random.nextInt(200), 1 + random.nextInt(200))
              .put("format", formats[random.nextInt(formats.length)])
              .put("fit", new String[] {"inside", "cover", "stretch"}[random.nextInt(3)])
              .put("quality", 40 + random.nextInt(60))
              .put("enlarge", random.nextInt(8) == 0);
      if (random.nextInt(6) == 0) {
        rendition.put(
            "steps", new JsonArray().add(new JsonObject().put("step", "blur").put("sigma", 2)));
      }
      renditions.add(rendition);
    }
    JsonObject options = new JsonObject().put("renditions", renditions);
    return random.nextInt(4) == 0
        ? options.put("keep", new JsonArray().add("icc").add("copyright"))
        : options;
  }

  private static byte[] image(Kind kind, Random random) {
    int width = 8 + random.nextInt(240);
    int height = 8 + random.nextInt(240);
    byte[] profile = PROFILES.get(random.nextInt(PROFILES.size()));
    boolean tagged = random.nextBoolean();
    int type =
        switch (kind) {
          case GREY_JPEG, GREY_PNG -> BufferedImage.TYPE_BYTE_GRAY;
          case CLEAR_PNG -> BufferedImage.TYPE_INT_ARGB;
          default -> BufferedImage.TYPE_INT_RGB;
        };
    BufferedImage picture = drawn(width, height, type, random);
    byte[] exif = Pictures.exif(1 + random.nextInt(8), random.nextBoolean(), "somebody");
    return switch (kind) {
      case JPEG, GREY_JPEG, PROGRESSIVE_JPEG -> {
        byte[] jpeg = Pictures.jpeg(picture, kind == Kind.PROGRESSIVE_JPEG);
        byte[] turned = Pictures.jpegWithExif(jpeg, exif);
        yield tagged ? ColourFiles.jpegWithProfile(turned, profile, 2) : turned;
      }
      case CMYK_JPEG -> {
        byte[] inks = new byte[width * height * 4];
        random.nextBytes(inks);
        byte[] jpeg = ColourFiles.adobe(ColourFiles.jpegOfFour(width, height, inks), 2);
        yield tagged && random.nextInt(4) == 0 // a transform of four channels takes its time
            ? ColourFiles.jpegWithProfile(jpeg, Profiles.press(), 1)
            : jpeg;
      }
      case PNG, GREY_PNG, CLEAR_PNG -> {
        byte[] png = Pictures.pngWithChunk(Pictures.png(picture), "eXIf", exif);
        yield tagged ? ColourFiles.pngWithProfile(png, profile) : png;
      }
      case WEBP -> {
        byte[] webp = webp(picture, random.nextInt(2) * 61 + 40);
        yield tagged ? ColourFiles.webpWithProfile(webp, width, height, profile) : webp;
      }
      case GIF -> Pictures.gif(picture);
      case TIFF -> Tiffs.of(picture, random.nextBoolean()).file();
    };
  }

  private static BufferedImage drawn(int width, int height, int type, Random random) {
    BufferedImage picture = new BufferedImage(width, height, type);
    Graphics2D graphics = picture.createGraphics();
    for (int i = 0; i < 40; i++) {
      graphics.setColor(new Color(random.nextInt(), type == BufferedImage.TYPE_INT_ARGB));
      graphics.fillOval(
          random.nextInt(width), random.nextInt(height), 1 + width / 3, 1 + height / 3);
    }
    graphics.dispose();
    return picture;
  }
}
