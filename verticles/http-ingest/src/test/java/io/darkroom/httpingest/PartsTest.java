package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.SourceFormats;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts that need no server. */
class PartsTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "ffd8ffe000104a464946000101, JPEG",
    "89504e470d0a1a0a0000000d, PNG",
    "474946383961, GIF",
    "524946460000000057454250, WEBP",
    "424d0000, BMP",
    "49492a00, TIFF_LITTLE",
    "4d4d002a, TIFF_BIG"
  })
  void tellsAnImageByItsFirstBytes(String hex, ImageFormat format) {
    assertEquals(format, ImageFormat.of(bytes(hex), new SourceFormats(SourceFormats.KNOWN)));
  }

  @ParameterizedTest
  @CsvSource({
    "0000001c6674797061766966, AVIF_NOT_DECODED, avif",
    "0000001c6674797061766973, AVIF_NOT_DECODED, avif",
    "0000001c6674797068656963, HEIC_NOT_DECODED, heic",
    "0000001c6674797068657663, HEIC_NOT_DECODED, heic",
    "0000001c667479706d696631, HEIC_NOT_DECODED, heif",
    "4d4d002a, FORMAT_NOT_ALLOWED, tiff",
  })
  void refusesAtOnceWhatNoWorkerTakes(String hex, Failure failure, String name) {
    SourceFormats taken = new SourceFormats(SourceFormats.DEFAULT);
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> ImageFormat.of(bytes(hex), taken));
    assertEquals(failure, refused.failure());
    assertEquals(
        "What was uploaded is " + name + "; send one of jpeg, png, webp, gif, bmp.",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "89504e47", // cut short
        "524946460000000057415645", // a sound
        "0000001c667479706d703432", // a film
        "255044462d312e37", // a document
        "3c737667", // drawn in XML, which may name other files
        "00"
      })
  void tellsWhatIsNotAnImage(String hex) {
    DarkroomException refused =
        assertThrows(
            DarkroomException.class,
            () -> ImageFormat.of(bytes(hex), new SourceFormats(SourceFormats.KNOWN)));
    assertEquals(Failure.NOT_AN_IMAGE, refused.failure());
  }

  @Test
  void blamesASenderOnlyWhileItsBytesAreAskedFor() {
    AtomicLong now = new AtomicLong();
    Limits limits =
        Limits.read(
            Conf.of(new JsonObject().put("uploadIdle", "10s").put("uploadTimeout", "1000s")));
    Pace pace = new Pace(limits, now::get);
    now.addAndGet(100 * SECOND);
    assertFalse(pace.complaint().isPresent(), "not asked yet");
    pace.ask();
    now.addAndGet(10 * SECOND);
    assertFalse(pace.complaint().isPresent());
    pace.hear();
    pace.rest();
    now.addAndGet(100 * SECOND);
    assertFalse(pace.complaint().isPresent(), "the store held it up");
    pace.ask();
    pace.ask();
    now.addAndGet(10 * SECOND + 1);
    assertTrue(pace.complaint().orElseThrow().contains("10 s"));
    pace.rest();
    now.addAndGet(1_000 * SECOND);
    assertTrue(pace.complaint().orElseThrow().contains("1000 s"));
  }

  private static Buffer bytes(String hex) {
    return Buffer.buffer(HexFormat.of().parseHex(hex));
  }
}
