package io.darkroom.engine.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Photograph;
import io.darkroom.engine.Pictures;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxBytesTest extends DeveloperFixture {
  private static final List<byte[]> PICTURES =
      List.of(
          Photograph.jpeg(400, 300),
          Pictures.png(Drawing.chart(400, 300)),
          Pictures.jpeg(Pictures.quarters(400, 300)));

  @ParameterizedTest
  @CsvSource({"jpeg, 80", "jpeg, 100", "webp, 80"})
  void takesTheBestQualityThatFits(String format, int quality) {
    for (byte[] picture : PICTURES) {
      JsonObject best = wanted(format).put("quality", quality);
      JsonObject worst = wanted(format).put("quality", 1);
      int largest = made(picture, best).file().length();
      int smallest = made(picture, worst).file().length();
      for (int part = 0; part <= 4; part++) {
        int most = smallest + (largest - smallest) * part / 4;
        Developed made = made(picture, best.copy().put("maxBytes", most).put("minQuality", 1));
        assertTrue(made.file().length() <= most, made.file().length() + " of " + most);
        Developed plain = made(picture, wanted(format).put("quality", made.quality()));
        assertEquals(plain.file(), made.file());
        if (made.quality() < quality) {
          Developed finer = made(picture, wanted(format).put("quality", made.quality() + 1));
          assertTrue(finer.file().length() > most, "quality " + finer.quality() + " fits, too");
        }
      }
    }
  }

  @Test
  void failsWhenItCannotBe() {
    byte[] photo = PICTURES.get(0);
    JsonObject tooSmall = wanted("jpeg").put("maxBytes", 700);
    DarkroomException refused = refused(Failure.RENDITION_TOO_LARGE, () -> made(photo, tooSmall));
    assertTrue(refused.getMessage().contains("maxBytes allows 700"), refused.getMessage());
    refused(
        Failure.RENDITION_TOO_LARGE,
        () -> made(Pictures.png(Drawing.chart(400, 300)), wanted("source").put("maxBytes", 700)));
  }

  @Test
  void triesNoMoreThanNineTimes() {
    for (int most = 0; most <= 101; most++) {
      List<Integer> tried = new ArrayList<>();
      Encoded best =
          new QualitySearch(
                  quality -> {
                    tried.add(quality);
                    return new Encoded(Format.JPEG, quality, Buffer.buffer(new byte[quality]));
                  },
                  most)
              .best(1, 100);
      assertTrue(tried.size() <= 9, () -> tried.toString());
      assertEquals(Math.max(1, Math.min(100, most)), best.quality());
    }
  }

  private static JsonObject wanted(String format) {
    return rendition("any", 200, 200).put("format", format);
  }

  private Developed made(byte[] picture, JsonObject rendition) {
    return develop(picture, rendition).get(0);
  }
}
