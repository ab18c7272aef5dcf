package io.darkroom.engine.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.Tiffs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileProfileTest extends DeveloperFixture {
  private static final int MUTATIONS = 500;
  private static final JsonObject SMALL = rendition("small", 8, 8).put("format", "png");
  private static final byte[] PNG = Pictures.png(Pictures.quarters(16, 16));
  private static final byte[] GREY =
      Pictures.png(new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY));
  private static final byte[] INKS = ColourFiles.jpegOfFour(16, 16, new byte[16 * 16 * 4]);

  static Stream<byte[]> broken() {
    byte[] good = Profiles.displayP3();
    byte[] size = good.clone();
    size[0] = 1;
    byte[] tags = good.clone();
    tags[130] = 0x7f;
    byte[] offset = good.clone();
    offset[136] = 0x7f;
    byte[] link = good.clone();
    System.arraycopy(Pictures.ascii("link"), 0, link, 12, 4);
    return Stream.of(
        new byte[1],
        new byte[200],
        Arrays.copyOf(good, 100),
        Arrays.copyOf(good, good.length - 20),
        size,
        tags,
        offset,
        link,
        Profiles.grey(Profiles.gamma(2)),
        Profiles.press(),
        new byte[5 << 20]);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void isIgnored(byte[] profile) {
    byte[] file = ColourFiles.pngWithProfile(PNG, profile);
    assertEquals("ignored", source(developer, file, SMALL).getString("icc"));
    assertColour(Color.RED, one(file, SMALL), 1, 1);
  }

  @Test
  void isIgnoredWhenItsSegmentsAreNotAllThere() {
    byte[] jpeg = Pictures.jpeg(Pictures.quarters(16, 16));
    byte[] whole = ColourFiles.jpegWithProfile(jpeg, Profiles.displayP3(), 3);
    int second = 2 + 2 + 16 + (Profiles.displayP3().length + 2) / 3;
    byte[] holed =
        Pictures.join(
            Arrays.copyOf(whole, second), Arrays.copyOfRange(whole, 2 * second - 2, whole.length));
    assertEquals("converted", source(developer, whole, SMALL).getString("icc"));
    assertEquals("ignored", source(developer, holed, SMALL).getString("icc"));
  }

  @Test
  void isFoundInATiff() {
    JsonObject tiffs = new JsonObject().put("formats", new JsonArray().add("tiff"));
    byte[] file = tiff(Profiles.swapped("swapped"));
    assertEquals("converted", source(developer(tiffs), file, SMALL).getString("icc"));
    assertColour(
        Color.BLUE,
        Pictures.read(develop(developer(tiffs), file, SMALL).get(0).file().getBytes()),
        1,
        1);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void isConvertedOrIgnoredWhateverItIs() {
    byte[][][] pairs = {
      {PNG, Profiles.displayP3()},
      {PNG, Profiles.scanner()},
      {GREY, Profiles.grey(Profiles.samples(50, 2))},
      {INKS, Profiles.press()}
    };
    Random random = new Random(11);
    int converted = 0;
    for (byte[][] pair : pairs) {
      boolean inks = pair[0] == INKS;
      for (int i = 0; i < (inks ? MUTATIONS / 10 : MUTATIONS); i++) {
        byte[] profile = pair[1].clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
          int place = random.nextInt(random.nextBoolean() ? 300 : profile.length);
          profile[place] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
        }
        byte[] file =
            inks
                ? ColourFiles.jpegWithProfile(pair[0], profile, 1)
                : ColourFiles.pngWithProfile(pair[0], profile);
        String icc = source(developer, file, SMALL).getString("icc");
        assertTrue(Set.of("converted", "ignored", "srgb").contains(icc), icc);
        converted += icc.equals("converted") ? 1 : 0;
      }
    }
    assertTrue(converted > MUTATIONS, "only " + converted + " were converted");
  }

  /** The profile as so many shorts first, which then are said to be bytes. */
  private static byte[] tiff(byte[] profile) {
    ShortBuffer pairs = ByteBuffer.wrap(profile).asShortBuffer();
    long[] shorts = new long[pairs.limit()];
    for (int i = 0; i < shorts.length; i++) {
      shorts[i] = pairs.get(i);
    }
    byte[] file = Tiffs.of(Pictures.quarters(16, 16), false).with(34675, shorts).file();
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int entry = file.length - 4;
    while (bytes.getInt(entry) != 0x87730003) {
      entry--;
    }
    bytes.putShort(entry + 2, (short) 7).putInt(entry + 4, profile.length);
    return file;
  }
}
