package io.darkroom.engine.header;

import static io.darkroom.engine.Pictures.ascii;
import static io.darkroom.engine.Pictures.join;
import static io.darkroom.engine.Pictures.quarters;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.Developer;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest extends DeveloperFixture {
  private static final JsonObject ANY = rendition("any", 10, 10);

  @Test
  void refusesNoBytes() {
    refused(Failure.IMAGE_EMPTY, () -> develop(new byte[0], ANY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "<html><body>Not Found</body></html>", "%!PS-Adobe", "{\"a\":1}"})
  void refusesWhatIsNoImageAndSaysWhatIs(String text) {
    DarkroomException refused = refused(Failure.NOT_AN_IMAGE, () -> develop(ascii(text), ANY));
    assertTrue(refused.getMessage().contains("jpeg, png, webp, gif, bmp"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "tiff, 49492a0008000000",
    "tiff, 4d4d002a00000008",
    "jpeg2000, 0000000c6a5020200d0a870a",
    "jpeg2000, ff4fff5100290000",
    "openexr, 762f310102000000",
    "radiance-hdr, 233f52414449414e4345",
    "sun-raster, 59a66a9500000010",
    "netpbm, 50360a31302031300a",
    "heif, 000000186674797068656963",
    "avif, 0000001c6674797061766966",
    "psd, 3842505300010000",
    "ico, 0000010001001010",
    "pdf, 255044462d312e37",
    "svg, 3c7376672077696474683d",
  })
  void refusesFormatsThatAreNotDecodedByName(String format, String head) {
    byte[] image = join(HexFormat.of().parseHex(head), new byte[100]);
    Failure failure =
        switch (format) {
          case "avif" -> Failure.AVIF_NOT_DECODED;
          case "heif" -> Failure.HEIC_NOT_DECODED;
          default -> Failure.FORMAT_NOT_ALLOWED;
        };
    DarkroomException refused = refused(failure, () -> develop(image, ANY));
    assertEquals(
        "The image is " + format + "; send one of jpeg, png, webp, gif, bmp.",
        refused.getMessage());
  }

  @Test
  void refusesFormatsThatTheInstallationDoesNotAllow() {
    Developer onlyJpeg = developer(new JsonObject().put("formats", new JsonArray().add("jpeg")));
    refused(
        Failure.FORMAT_NOT_ALLOWED, () -> develop(onlyJpeg, Pictures.png(quarters(10, 10)), ANY));
    assertEquals(1, develop(onlyJpeg, Pictures.jpeg(quarters(10, 10)), ANY).size());
  }

  @Test
  void refusesEveryFormatCutAnywhere() {
    BufferedImage picture = quarters(64, 48);
    byte[][] images = {
      Pictures.jpeg(picture),
      Pictures.jpeg(picture, true),
      Pictures.jpegWithExif(
          Pictures.jpeg(picture), Pictures.exif(6, true, "with thumbnail\u007f\u0001")),
      Pictures.png(picture),
      webp(picture, 80),
      webp(picture, 101),
      Pictures.gif(picture),
    };
    for (byte[] image : images) {
      for (int length = 12; length < image.length - 1; length += 1 + image.length / 97) {
        byte[] cut = Arrays.copyOf(image, length);
        refused(Failure.IMAGE_TRUNCATED, () -> develop(cut, ANY));
      }
      assertEquals(1, develop(image, ANY).size());
    }
  }

  @Test
  void isNotFooledByTheEndOfAnEmbeddedThumbnail() {
    byte[] thumbnail = Pictures.jpeg(quarters(16, 16));
    byte[] image = Pictures.jpegWithSegment(Pictures.jpeg(quarters(640, 480)), 0xe1, thumbnail);
    byte[] cut = Arrays.copyOf(image, image.length * 2 / 3);
    refused(Failure.IMAGE_TRUNCATED, () -> develop(cut, ANY));
    assertEquals(640, probe(image).width());
  }

  @Test
  void developsWhatIsThereOfAJpegWhereThatIsConfigured() {
    Developer lenient = developer(new JsonObject().put("truncated", "accept"));
    byte[] image = Pictures.jpeg(quarters(640, 480));
    byte[] cut = Arrays.copyOf(image, image.length * 2 / 3);

    byte[] first = develop(lenient, cut, ANY).get(0).file().getBytes();

    assertEquals(HexFormat.of().formatHex(first), again(lenient, cut));
  }

  private static String again(Developer lenient, byte[] image) {
    return HexFormat.of().formatHex(develop(lenient, image, ANY).get(0).file().getBytes());
  }

  @Test
  void acceptsWhatFollowsTheEndOfAJpeg() {
    byte[] image = join(Pictures.jpeg(quarters(64, 48)), new byte[500]);
    assertTrue(probe(image).complete());
  }

  @Test
  void refusesHeadersThatMakeNoSense() {
    byte[] noFrame = HexFormat.of().parseHex("ffd8ffda0002000000");
    refused(Failure.IMAGE_CORRUPT, () -> probe(noFrame));
    byte[] noHeight = Pictures.jpegClaiming(Pictures.jpeg(quarters(8, 8)), 8, 0);
    refused(Failure.IMAGE_CORRUPT, () -> probe(noHeight));
    byte[] png = Pictures.png(quarters(8, 8));
    png[12] = 'X';
    refused(Failure.IMAGE_CORRUPT, () -> probe(png));
  }

  @Test
  void refusesWhatTheDecoderCannotRead() {
    byte[] png = Pictures.png(quarters(64, 48));
    for (int i = 45; i < png.length - 20; i++) {
      png[i] ^= 0x5a;
    }
    refused(Failure.IMAGE_CORRUPT, () -> develop(png, ANY));
    byte[] webp = webp(quarters(64, 48), 80);
    Arrays.fill(webp, 30, webp.length, (byte) 0xff);
    refused(Failure.IMAGE_CORRUPT, () -> develop(webp, ANY));
  }

  @Test
  void refusesMorePixelsThanAllowedBeforeDecoding() {
    byte[] jpeg = Pictures.jpegClaiming(Pictures.jpeg(quarters(8, 8)), 20_000, 5_001);
    DarkroomException refused = refused(Failure.IMAGE_TOO_MANY_PIXELS, () -> probe(jpeg));
    assertEquals(
        "The image is 20000x5001, 100020000 pixels; engine.maxPixels allows 100000000."
            + " Send a smaller one.",
        refused.getMessage());
  }

  @Test
  void allowsAProgressiveJpegLess() {
    byte[] small = Pictures.jpeg(quarters(8, 8), true);
    assertTrue(probe(Pictures.jpegClaiming(small, 8_000, 5_000)).progressive());
    DarkroomException refused =
        refused(
            Failure.IMAGE_TOO_MANY_PIXELS, () -> probe(Pictures.jpegClaiming(small, 8_000, 5_001)));
    assertTrue(refused.getMessage().contains("maxProgressivePixels"), refused.getMessage());
    byte[] baseline = Pictures.jpegClaiming(Pictures.jpeg(quarters(8, 8)), 8_000, 5_001);
    assertFalse(probe(baseline).progressive());
  }

  @Test
  void knowsAnAnimatedWebp() {
    byte[] vp8x = {2, 0, 0, 0, 9, 0, 0, 9, 0, 0};
    byte[] image = Pictures.riff(join(ascii("VP8X"), new byte[] {10, 0, 0, 0}, vp8x, new byte[40]));
    assertTrue(probe(image).animated());
  }

  @Test
  void readsSizesOfAllFormats() {
    BufferedImage picture = quarters(300, 200);
    byte[][] images = {
      Pictures.jpeg(picture), Pictures.jpeg(picture, true), Pictures.png(picture),
      webp(picture, 80), webp(picture, 101), Pictures.gif(picture),
      Pictures.webpWithExif(webp(picture, 80), 300, 200, Pictures.exif(1, true, "x")),
    };
    for (byte[] image : images) {
      Header header = probe(image);
      assertEquals("300x200", header.width() + "x" + header.height(), header.format().wire());
    }
  }

  @Test
  void complainsAboutAWrongConfiguration() {
    DarkroomException refused =
        refused(
            Failure.INVALID_VALUE,
            () -> options(new JsonObject().put("formats", "psd").put("background", "white")));
    assertTrue(refused.getMessage().contains("engine.formats lists \"psd\""));
    assertTrue(refused.getMessage().contains("engine.background is \"white\""));
  }
}
