package io.darkroom.engine.header;

import static io.darkroom.engine.Pictures.quarters;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.darkroom.contract.DarkroomException;
import io.darkroom.engine.Developed;
import io.darkroom.engine.Developer;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.Tiffs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TIFFs and BMPs, cut and changed: read, or refused with a code; developed the same each time. */
class DamagedHeaderTest extends DeveloperFixture {
  private static final int MUTATIONS = 3_000;
  private static final int DEVELOPED = 300;

  private static final JsonObject TAKEN =
      new JsonObject()
          .put("formats", new JsonArray().add("bmp").add("tiff"))
          .put("maxPixels", 100_000);

  private final Developer taking = developer(TAKEN);

  private static List<byte[]> images() {
    BufferedImage picture = quarters(24, 20);
    BufferedImage alpha = quarters(24, 20, BufferedImage.TYPE_INT_ARGB);
    return List.of(
        Pictures.bmp(picture),
        Tiffs.of(picture, true).with(Tiffs.ORIENTATION, 6).file(),
        Tiffs.of(alpha, false).file(),
        Tiffs.jdk(picture, "LZW"),
        Tiffs.jdk(picture, "Deflate"),
        Tiffs.jdk(quarters(24, 20, BufferedImage.TYPE_USHORT_GRAY), "PackBits"));
  }

  @ParameterizedTest
  @MethodSource("images")
  void readsOrRefusesEveryLength(byte[] image) {
    List<Boolean> whole = new ArrayList<>();
    for (int length = 8; length <= image.length; length++) {
      whole.add(read(Arrays.copyOf(image, length)));
    }
    assertEquals(true, whole.get(whole.size() - 1));
    assertFalse(whole.get(0));
  }

  @ParameterizedTest
  @MethodSource("images")
  void readsOrRefusesWhateverIsChanged(byte[] image) {
    Random random = new Random(image.length);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = changed(image, random);
      read(changed);
      if (i < DEVELOPED) {
        assertEquals(outcome(changed), outcome(changed));
      }
    }
  }

  /** Up to four bytes, most of them where headers are: at both ends. */
  private static byte[] changed(byte[] image, Random random) {
    byte[] changed = image.clone();
    for (int j = random.nextInt(4); j >= 0; j--) {
      int end = Math.min(changed.length - 4, 200);
      int at =
          random.nextBoolean() ? 4 + random.nextInt(end) : changed.length - 1 - random.nextInt(end);
      changed[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : -random.nextInt(2));
    }
    return changed;
  }

  private static boolean read(byte[] image) {
    try {
      assertNotNull(new Probe(options(TAKEN).limits()).read(ByteBuffer.wrap(image)));
      return true;
    } catch (DarkroomException refused) {
      assertNotNull(refused.failure());
      return false;
    }
  }

  private String outcome(byte[] image) {
    try {
      List<Developed> made = develop(taking, image, rendition("any", 12, 12).put("format", "png"));
      return Arrays.toString(made.get(0).file().getBytes());
    } catch (DarkroomException refused) {
      return refused.getMessage();
    }
  }
}
