package io.darkroom.engine.colour;

import static io.darkroom.engine.colour.ColourFiles.jpegWithProfile;
import static io.darkroom.engine.colour.ColourFiles.pngWithProfile;
import static io.darkroom.engine.colour.ColourFiles.webpWithProfile;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest extends DeveloperFixture {
  private static final JsonObject WHOLE = rendition("whole", 16_000, 0).put("format", "png");
  private static final BufferedImage CHART = ColourFiles.chart(BufferedImage.TYPE_3BYTE_BGR);

  static Stream<Arguments> profiles() {
    return Stream.of(
        Arguments.of("Display P3", Profiles.displayP3()),
        Arguments.of("Adobe RGB", Profiles.adobeRgb()),
        Arguments.of("linear ProPhoto", Profiles.linearProPhoto()),
        Arguments.of("swapped", Profiles.swapped("swapped")),
        Arguments.of("a scanner's table", Profiles.scanner()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiles")
  void isWhatLittleCmsMakesOfIt(String name, byte[] profile) {
    BufferedImage made = one(pngWithProfile(Pictures.png(CHART), profile), WHOLE);
    BufferedImage expected = littleCms(CHART, profile);
    double difference = DeltaE.mean(expected, made);
    assertTrue(difference < 0.5, () -> "mean difference " + difference);
    double untouched = DeltaE.mean(expected, CHART);
    assertTrue(untouched > 2, () -> "the profile does next to nothing: " + untouched);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiles")
  void isTheSameIn16Bits(String name, byte[] profile) {
    BufferedImage made = one(pngWithProfile(sixteenBits(CHART), profile), WHOLE);
    assertEquals(16, made.getColorModel().getComponentSize(0));
    double difference = DeltaE.mean(littleCms(CHART, profile), made);
    assertTrue(difference < 0.5, () -> "mean difference " + difference);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 255})
  void findsAJpegsProfileInAnyNumberOfParts(int parts) {
    byte[] jpeg = jpegWithProfile(Pictures.jpeg(red()), Profiles.swapped("swapped"), parts);
    assertColour(Color.BLUE, one(jpeg, WHOLE), 20, 20);
    assertEquals("converted", source(jpeg).getString("icc"));
  }

  @Test
  void findsAWebpsProfile() {
    byte[] webp = webpWithProfile(webp(red(), 90), 40, 40, Profiles.swapped("swapped"));
    assertColour(Color.BLUE, one(webp, WHOLE), 20, 20);
  }

  @Test
  void convertsEveryRendition() {
    byte[] jpeg = jpegWithProfile(Pictures.jpeg(red()), Profiles.swapped("swapped"), 1);
    develop(
            jpeg,
            rendition("inside", 40, 0),
            rendition("small", 10, 0),
            rendition("cover", 20, 10).put("fit", "cover"),
            rendition("webp", 30, 0).put("format", "webp"))
        .forEach(
            made -> {
              BufferedImage picture = decoded(made.file().getBytes());
              assertColour(Color.BLUE, picture, picture.getWidth() / 2, picture.getHeight() / 2);
            });
  }

  @Test
  void leavesAlphaAsItIs() {
    BufferedImage half = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 1600; i++) {
      half.setRGB(i % 40, i / 40, i % 40 << 26 | 0xff0000);
    }
    BufferedImage made =
        one(pngWithProfile(Pictures.png(half), Profiles.swapped("swapped")), WHOLE);
    for (int x = 2; x < 40; x++) {
      assertEquals(half.getRGB(x, 5) >>> 24, made.getRGB(x, 5) >>> 24);
      assertColour(Color.BLUE, made, x, 5);
    }
  }

  @Test
  void flattensAfterItHasConverted() {
    BufferedImage clear = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    byte[] png = pngWithProfile(Pictures.png(clear), Profiles.swapped("swapped"));
    BufferedImage made =
        Pictures.read(
            develop(
                    developer(new JsonObject().put("background", "#ff0000")),
                    png,
                    rendition("flat", 40, 0).put("format", "jpeg"))
                .get(0)
                .file()
                .getBytes());
    assertColour(Color.RED, made, 20, 20);
  }

  @Test
  void doesNotTouchSrgb() {
    byte[] png = Pictures.png(CHART);
    byte[] bare = develop(png, WHOLE).get(0).file().getBytes();
    byte[] tagged = pngWithProfile(png, Profiles.srgb());
    assertArrayEquals(bare, develop(tagged, WHOLE).get(0).file().getBytes());
    assertEquals("srgb", source(tagged).getString("icc"));
    byte[] jdks = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    assertEquals("srgb", source(pngWithProfile(png, jdks)).getString("icc"));
    assertEquals("none", source(png).getString("icc"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.8, 2.2})
  void convertsGreyAndKeepsItGrey(double gamma) {
    for (byte[] curve : new byte[][] {Profiles.gamma(gamma), Profiles.samples(500, gamma)}) {
      byte[] png = pngWithProfile(Pictures.png(greys()), Profiles.grey(curve));
      BufferedImage made = one(png, WHOLE);
      assertEquals(1, made.getRaster().getNumBands());
      for (int x = 0; x < 256; x++) {
        double light = Math.pow(x / 255.0, gamma);
        assertEquals(255 * Srgb.value(light), made.getRaster().getSample(x, 0, 0), 0.7);
      }
    }
  }

  @Test
  void readsAPngsColourChunks() {
    byte[] png = Pictures.png(red());
    byte[] p3 = {12, 13, 0, 1};
    byte[] pq = {9, 16, 0, 1};
    byte[] linear = ByteBuffer.allocate(4).putInt(100_000).array();
    byte[] usual = ByteBuffer.allocate(4).putInt(45_455).array();
    BufferedImage grey = Pictures.read(Pictures.png(greys()));
    assertEquals("converted", source(Pictures.pngWithChunk(png, "cICP", p3)).getString("icc"));
    assertEquals("ignored", source(Pictures.pngWithChunk(png, "cICP", pq)).getString("icc"));
    assertEquals("srgb", source(Pictures.pngWithChunk(png, "gAMA", usual)).getString("icc"));
    assertEquals(
        188,
        one(Pictures.pngWithChunk(Pictures.png(grey), "gAMA", linear), WHOLE)
            .getRaster()
            .getSample(128, 0, 0),
        1);
    byte[] swapped =
        ByteBuffer.allocate(32)
            .putInt(31270)
            .putInt(32900)
            .putInt(15000)
            .putInt(6000)
            .putInt(30000)
            .putInt(60000)
            .putInt(64000)
            .putInt(33000)
            .array();
    byte[] both = Pictures.pngWithChunk(Pictures.pngWithChunk(png, "gAMA", usual), "cHRM", swapped);
    assertColour(Color.BLUE, one(both, WHOLE), 20, 20);
    assertColour(Color.RED, one(Pictures.pngWithChunk(both, "sRGB", new byte[1]), WHOLE), 20, 20);
  }

  @Test
  void takesDisplayP3ForWhatItIsHoweverItIsSaid() {
    byte[] png = Pictures.png(CHART);
    BufferedImage byProfile = one(pngWithProfile(png, Profiles.displayP3()), WHOLE);
    BufferedImage byCode =
        one(Pictures.pngWithChunk(png, "cICP", new byte[] {12, 13, 0, 1}), WHOLE);
    assertTrue(DeltaE.mean(byProfile, byCode) < 0.1);
  }

  private static BufferedImage red() {
    BufferedImage red = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1600; i++) {
      red.setRGB(i % 40, i / 40, 0xff0000);
    }
    return red;
  }

  private static BufferedImage greys() {
    BufferedImage greys = new BufferedImage(256, 4, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 1024; i++) {
      greys.getRaster().setSample(i % 256, i / 256, 0, i % 256);
    }
    return greys;
  }

  private JsonObject source(byte[] image) {
    return source(developer, image, WHOLE);
  }

  /** Every value times 257. */
  private static byte[] sixteenBits(BufferedImage picture) {
    WritableRaster raster =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_USHORT, picture.getWidth(), picture.getHeight(), 3, null);
    int[] values =
        picture.getRaster().getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    raster.setPixels(
        0,
        0,
        raster.getWidth(),
        raster.getHeight(),
        Arrays.stream(values).map(v -> v * 257).toArray());
    return DeepFiles.png(raster);
  }

  private static BufferedImage littleCms(BufferedImage from, byte[] profile) {
    ICC_Profile[] way = {
      ICC_Profile.getInstance(profile), ICC_Profile.getInstance(ColorSpace.CS_sRGB)
    };
    BufferedImage to =
        new BufferedImage(from.getWidth(), from.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    new ColorConvertOp(way, null).filter(from.getRaster(), to.getRaster());
    return to;
  }
}
