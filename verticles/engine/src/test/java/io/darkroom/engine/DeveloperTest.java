package io.darkroom.engine;

import static io.darkroom.engine.Pictures.BOTTOM_LEFT;
import static io.darkroom.engine.Pictures.BOTTOM_RIGHT;
import static io.darkroom.engine.Pictures.TOP_LEFT;
import static io.darkroom.engine.Pictures.TOP_RIGHT;
import static io.darkroom.engine.Pictures.exif;
import static io.darkroom.engine.Pictures.quarters;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.SourceFormat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeveloperTest extends DeveloperFixture {
  private static final byte[] WIDE = Pictures.jpeg(quarters(1600, 800));

  @ParameterizedTest
  @CsvSource({
    "400, 400, 400, 200",
    "400, 100, 200, 100",
    "400, 0, 400, 200",
    "0, 100, 200, 100",
    "5, 1000, 5, 3",
    "1, 1, 1, 1",
    "1600, 800, 1600, 800",
    "1500, 1500, 1500, 750",
    "5000, 5000, 1600, 800",
  })
  void fitsInside(int width, int height, int madeWidth, int madeHeight) {
    BufferedImage made = one(WIDE, rendition("inside", width, height));
    assertSize(madeWidth, madeHeight, made);
    if (madeWidth >= 100) {
      assertQuarters(made, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);
    }
  }

  @Test
  void coversAndCutsOffWhatOverhangs() {
    // A third of the picture's height in blue on top and at the bottom would be cut off.
    BufferedImage tall = new BufferedImage(300, 900, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = tall.createGraphics();
    graphics.setColor(BOTTOM_LEFT);
    graphics.fillRect(0, 0, 300, 900);
    graphics.drawImage(quarters(300, 300), 0, 300, null);
    graphics.dispose();

    BufferedImage made = one(Pictures.png(tall), rendition("cover", 100, 100).put("fit", "cover"));

    assertSize(100, 100, made);
    assertQuarters(made, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);
    assertColour(TOP_LEFT, made, 1, 1);
  }

  @Test
  void stretches() {
    BufferedImage made = one(WIDE, rendition("stretch", 100, 300).put("fit", "stretch"));
    assertSize(100, 300, made);
    assertQuarters(made, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);
  }

  @ParameterizedTest
  @CsvSource({
    "inside, 400, 400, false, 80, 40",
    "inside, 400, 400, true, 400, 200",
    "cover, 400, 400, false, 40, 40",
    "cover, 200, 100, false, 80, 40",
    "cover, 400, 400, true, 400, 400",
    "stretch, 60, 400, false, 60, 40",
    "stretch, 60, 400, true, 60, 400",
  })
  void enlargesOnlyWhenAsked(
      String fit, int width, int height, boolean enlarge, int madeWidth, int madeHeight) {
    byte[] small = Pictures.png(quarters(80, 40));
    BufferedImage made =
        one(small, rendition("any", width, height).put("fit", fit).put("enlarge", enlarge));
    assertSize(madeWidth, madeHeight, made);
    assertQuarters(made, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);
  }

  @Test
  void givesTheRenditionsInTheOrderAskedForWhateverTheirSize() {
    List<Developed> made =
        develop(
            WIDE,
            rendition("tiny", 50, 50),
            rendition("large", 800, 800),
            rendition("square", 100, 100).put("fit", "cover"),
            rendition("medium", 250, 250));

    assertEquals(
        List.of("tiny", "large", "square", "medium"),
        made.stream().map(one -> one.name()).toList());
    assertSize(50, 25, Pictures.read(made.get(0).file().getBytes()));
    assertSize(800, 400, Pictures.read(made.get(1).file().getBytes()));
    assertSize(100, 100, Pictures.read(made.get(2).file().getBytes()));
    assertSize(250, 125, Pictures.read(made.get(3).file().getBytes()));
    for (Developed one : List.of(made.get(0), made.get(1), made.get(3))) {
      assertQuarters(
          Pictures.read(one.file().getBytes()), TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "webp", "gif"})
  void encodesInTheFormatAskedForOrTheSourcesOwn(String source) {
    BufferedImage picture = quarters(200, 100);
    byte[] image =
        switch (source) {
          case "jpeg" -> Pictures.jpeg(picture);
          case "png" -> Pictures.png(picture);
          case "webp" -> webp(picture, 90);
          default -> Pictures.gif(picture);
        };
    List<Developed> made =
        develop(
            image,
            rendition("own", 100, 100),
            rendition("same", 100, 100).put("format", "same"),
            rendition("a", 100, 100).put("format", "jpeg"),
            rendition("b", 100, 100).put("format", "png"),
            rendition("c", 100, 100).put("format", "webp"));

    assertEquals(
        List.of(source.equals("gif") ? "jpeg" : source, source, "jpeg", "png", "webp"),
        made.stream()
            .map(one -> SourceFormat.of(new Bytes(ByteBuffer.wrap(one.file().getBytes()))).wire())
            .toList());
    for (Developed one : made) {
      byte[] file = one.file().getBytes();
      BufferedImage seen = one.format() == Format.GIF ? Pictures.read(file) : decoded(file);
      assertSize(100, 50, seen);
      assertQuarters(seen, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);
    }
  }

  @Test
  void makesSmallerFilesOfLowerQuality() {
    JsonObject coarse = rendition("coarse", 400, 400).put("quality", 20);
    JsonObject fine = rendition("fine", 400, 400).put("quality", 95);
    for (String format : List.of("jpeg", "webp")) {
      List<Developed> made =
          develop(WIDE, coarse.copy().put("format", format), fine.copy().put("format", format));
      assertTrue(made.get(0).file().length() < made.get(1).file().length(), format);
    }
  }

  @Test
  void letsNothingOfTheSourcesMetadataOut() {
    String secret = "SECRET-51.5007N-0.1246W";
    byte[] text = secret.getBytes(StandardCharsets.US_ASCII);
    byte[] jpeg = Pictures.jpegWithExif(WIDE, exif(1, true, secret));
    jpeg = Pictures.jpegWithSegment(jpeg, 0xfe, text); // comment
    jpeg = Pictures.jpegWithSegment(jpeg, 0xed, text); // IPTC
    jpeg =
        Pictures.jpegWithSegment(
            jpeg, 0xe1, Pictures.join(Pictures.ascii("http://ns.adobe.com/xap/1.0/\0"), text));
    byte[] png = Pictures.png(quarters(64, 64));
    png = Pictures.pngWithChunk(png, "tEXt", Pictures.join(Pictures.ascii("Comment\0"), text));
    png = Pictures.pngWithChunk(png, "eXIf", exif(1, true, secret));
    byte[] webp = Pictures.webpWithExif(webp(quarters(64, 64), 90), 64, 64, exif(1, true, secret));
    for (byte[] image : List.of(jpeg, png, webp)) {
      assertTrue(contains(image, secret));
      for (Developed one :
          develop(
              image,
              rendition("same", 5000, 5000),
              rendition("jpeg", 50, 50).put("format", "jpeg"),
              rendition("png", 50, 50).put("format", "png"),
              rendition("webp", 50, 50).put("format", "webp"))) {
        assertFalse(contains(one.file().getBytes(), "SECRET"));
        assertFalse(contains(one.file().getBytes(), "Exif"));
      }
    }
  }

  private static boolean contains(byte[] file, String text) {
    return new String(file, StandardCharsets.ISO_8859_1).contains(text);
  }

  @Test
  void makesTheSameBytesEachTime() {
    JsonObject[] renditions = {
      rendition("a", 300, 300), rendition("b", 90, 90).put("format", "webp"), rendition("c", 40, 40)
    };
    List<Developed> first = develop(WIDE, renditions);
    List<Developed> second = develop(WIDE, renditions);
    for (int i = 0; i < renditions.length; i++) {
      assertArrayEquals(first.get(i).file().getBytes(), second.get(i).file().getBytes());
    }
  }

  @Test
  void refusesRenditionsThatAreTooManyPixelsTogether() {
    byte[] small = Pictures.png(quarters(80, 40));
    DarkroomException refused =
        refused(
            Failure.INVALID_VALUE,
            () ->
                develop(
                    small,
                    rendition("a", 16000, 8000).put("enlarge", true),
                    rendition("b", 100, 100)));
    assertTrue(refused.getMessage().contains("engine.maxPixels"), refused.getMessage());
  }

  @Test
  void refusesAWebpLargerThanThatFormatCanBe() {
    refused(
        Failure.INVALID_VALUE,
        () -> develop(WIDE, rendition("a", 16384, 10).put("format", "webp")));
  }

  @Test
  void endsBetweenRenditionsWhenItIsNoLongerWanted() {
    RenditionsOptions wanted =
        RenditionsOptions.of(
            new JsonObject()
                .put(
                    "renditions",
                    new JsonArray().add(rendition("a", 500, 500)).add(rendition("b", 50, 50))));
    DarkroomException cancelled =
        assertThrows(
            DarkroomException.class,
            () ->
                developer.develop(
                    new Wanted(ByteBuffer.wrap(WIDE), Map.of(), wanted),
                    (done, total) -> {
                      if (done == 1) {
                        throw Failure.CANCELLED.with("no longer");
                      }
                    }));
    assertEquals(Failure.CANCELLED, cancelled.failure());
  }
}
