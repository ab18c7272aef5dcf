package io.darkroom.engine.metadata;

import static io.darkroom.engine.Pictures.quarters;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Development;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.colour.ColourFiles;
import io.darkroom.engine.colour.Profiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepTest extends DeveloperFixture {
  private static final BufferedImage PICTURE = quarters(64, 48);
  private static final BufferedImage CLEAR = quarters(64, 48, BufferedImage.TYPE_INT_ARGB);

  private static final Rights RIGHTS =
      new Rights(Markers.MARK + "artist", Markers.MARK + "copyright");

  static Stream<Arguments> sources() {
    return Stream.of(
        Arguments.of("jpeg", Markers.jpeg(Pictures.jpeg(PICTURE)), "trailer"),
        Arguments.of("png", Markers.png(Pictures.png(CLEAR)), "trailer"),
        Arguments.of("webp", Markers.webp(webp(CLEAR, 80), 64, 48), "trailer"),
        Arguments.of("gif", Markers.gif(Pictures.gif(PICTURE)), "trailer"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  void nothingPlantedComesOutAgain(String name, byte[] source, String kind) {
    Development made = development(source);
    assertTrue(made.source().getJsonArray("removed").contains(kind));
    assertFalse(made.source().containsKey("kept"));
    assertEquals(4, made.renditions().size());
    for (Developed one : made.renditions()) {
      byte[] file = one.file().getBytes();
      assertFalse(holds(file, Markers.MARK), one.name());
      assertFalse(holds(file, "<script"), one.name());
      assertFalse(holds(file, "PK\3\4"), one.name());
      assertEquals(List.of(), List.copyOf(inventory(file).kinds()), one.name());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  void keepsTheRightsAndNothingElse(String name, byte[] source, String kind) {
    Development made = development(source, "copyright");
    assertEquals(new JsonArray().add("copyright"), made.source().getJsonArray("kept"));
    Rights expected = name.equals("gif") ? new Rights(Markers.MARK + "creator", "") : RIGHTS;
    for (Developed one : made.renditions()) {
      Inventory inventory = inventory(one.file().getBytes());
      assertEquals(List.of(Kind.EXIF), List.copyOf(inventory.kinds()), one.name());
      assertEquals(expected.artist(), inventory.rights().artist());
      assertTrue(decoded(one.file().getBytes()).getWidth() == one.width());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "webp"})
  void keepsTheProfileAndThePixelsAsItHasThem(String format) {
    byte[] source = ColourFiles.pngWithProfile(Pictures.png(CLEAR), Profiles.swapped("swapped"));
    Development made = development(source, "icc");
    assertEquals("kept", made.source().getString("icc"));
    assertEquals(new JsonArray(), made.source().getJsonArray("removed"));
    Developed one =
        made.renditions().stream().filter(r -> r.name().equals(format)).findFirst().orElseThrow();
    byte[] file = one.file().getBytes();
    assertQuarters(decoded(file), Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW);
    assertEquals(List.of(Kind.ICC), List.copyOf(inventory(file).kinds()));
    // Developed once more, it is what the first profile meant.
    byte[] again = develop(file, rendition("again", 32, 0)).get(0).file().getBytes();
    assertQuarters(decoded(again), Color.BLUE, Color.GREEN, Color.RED, Color.CYAN);
  }

  @Test
  void writesAProfileThatTheJdkApplies() {
    byte[] profile = Profiles.swapped("swapped");
    byte[] source = ColourFiles.jpegWithProfile(Pictures.jpeg(PICTURE), profile, 1);
    List<Developed> made = development(source, "icc", "copyright").renditions();
    BufferedImage jpeg = Pictures.read(made.get(0).file().getBytes());
    assertQuarters(jpeg, Color.BLUE, Color.GREEN, Color.RED, Color.CYAN);
  }

  @Test
  void leavesOutOfAProfileWhatNobodyRegistered() {
    byte[] profile = Profiles.displayP3();
    byte[] secret = Profiles.with(profile, "prvt", Markers.text("hidden"));
    byte[] source = ColourFiles.jpegWithProfile(Pictures.jpeg(PICTURE), secret, 1);
    assertTrue(holds(source, "PLANTED-hidden"));
    for (Developed one : development(source, "icc").renditions()) {
      assertFalse(holds(one.file().getBytes(), "PLANTED-hidden"));
    }
  }

  @Test
  void makesSrgbOfAllProfilesButThoseOfRgb() {
    BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    byte[] source =
        ColourFiles.pngWithProfile(Pictures.png(grey), Profiles.grey(Profiles.gamma(1)));
    Development made = development(source, "icc");
    assertEquals("converted", made.source().getString("icc"));
    assertFalse(made.source().containsKey("kept"));
  }

  @Test
  void putsThreeChannelsUnderTheProfileOfAPictureThatBecameGrey() {
    byte[] source = ColourFiles.pngWithProfile(Pictures.png(PICTURE), Profiles.adobeRgb());
    JsonObject grey =
        rendition("grey", 32, 0)
            .put("format", "png")
            .put("steps", new JsonArray().add(new JsonObject().put("step", "grayscale")));
    JsonObject options =
        new JsonObject().put("renditions", new JsonArray().add(grey)).put("keep", "icc");
    byte[] file = development(developer, source, options).renditions().get(0).file().getBytes();
    assertEquals(3, Pictures.read(file).getRaster().getNumBands());
  }

  @Test
  void keepsFilesBelowTheirLimitWithWhatIsKept() {
    byte[] source = Markers.jpeg(Pictures.jpeg(PICTURE));
    JsonObject small = rendition("small", 64, 0).put("format", "jpeg").put("maxBytes", 2500);
    JsonObject options =
        new JsonObject()
            .put("renditions", new JsonArray().add(small))
            .put("keep", new JsonArray().add("icc").add("copyright"));
    int bytes = development(developer, source, options).renditions().get(0).file().length();
    assertTrue(bytes <= 2500, () -> bytes + " bytes");
  }

  @Test
  void complainsAboutWhatCannotBeKept() {
    Conf conf = Conf.of(options("exif"));
    RenditionsOptions.read(conf);
    assertEquals(
        List.of("keep lists \"exif\", what can be kept is copyright, icc"), conf.complaints());
  }

  @Test
  void splicesTheSameBytesEveryTime() {
    byte[] source = Markers.jpeg(Pictures.jpeg(PICTURE));
    List<Developed> one = development(source, "icc", "copyright").renditions();
    List<Developed> two = development(source, "icc", "copyright").renditions();
    for (int i = 0; i < one.size(); i++) {
      assertArrayEquals(one.get(i).file().getBytes(), two.get(i).file().getBytes());
    }
  }

  private Development development(byte[] source, String... keep) {
    return development(developer, source, options(keep));
  }

  private static JsonObject options(String... keep) {
    JsonArray renditions =
        new JsonArray()
            .add(rendition("jpeg", 32, 0).put("format", "jpeg"))
            .add(rendition("png", 40, 0).put("format", "png"))
            .add(rendition("webp", 48, 0).put("format", "webp"))
            .add(rendition("lossless", 48, 0).put("format", "webp").put("lossless", true));
    JsonObject options = new JsonObject().put("renditions", renditions);
    return keep.length == 0 ? options : options.put("keep", new JsonArray(List.of(keep)));
  }

  private static Inventory inventory(byte[] file) {
    return Inventory.of(ByteBuffer.wrap(file), probe(file));
  }

  private static boolean holds(byte[] file, String text) {
    return new String(file, ISO_8859_1).contains(text);
  }
}
