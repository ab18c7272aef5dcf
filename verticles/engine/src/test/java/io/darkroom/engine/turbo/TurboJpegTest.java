package io.darkroom.engine.turbo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.Developed;
import io.darkroom.engine.Developer;
import io.darkroom.engine.Photograph;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurboJpegTest extends TurboFixture {
  private static final byte[] PHOTO = Photograph.jpeg(640, 480);

  @ParameterizedTest
  @CsvSource({
    "4:2:0, false, 80",
    "4:2:2, false, 50",
    "4:4:4, false, 95",
    "4:2:0, true, 80",
    "4:4:4, true, 1"
  })
  void givesTheFileThatOpenCvGives(String subsampling, boolean progressive, int quality) {
    JsonObject wanted =
        rendition("any", 123, 123)
            .put("subsampling", subsampling)
            .put("progressive", progressive)
            .put("quality", quality);
    List<Developed> found = develop(by("turbo"), PHOTO, wanted);
    List<Developed> expected = develop(by("opencv"), PHOTO, wanted);
    assertArrayEquals(expected.get(0).file().getBytes(), found.get(0).file().getBytes());
  }

  @Test
  void isTakenWhenThereUnlessToldOtherwise() {
    assertEquals(Developer.OPENCV, by("opencv").jpegCodec());
    assertNotEquals(Developer.OPENCV, by("turbo").jpegCodec());
    assertEquals(by("turbo").jpegCodec(), by("auto").jpegCodec());
  }

  @Test
  void isMissedOnlyWhenItMustBeThere() {
    Optional<TurboLibrary> none = TurboLibrary.find(List.of("no-such-library", "/no/such/file.so"));
    assertEquals(Optional.empty(), none);
    assertEquals(Optional.empty(), TurboJpeg.of(TurboJpeg.Choice.AUTO, none));
    DarkroomException refused =
        refused(Failure.INVALID_CONFIGURATION, () -> TurboJpeg.of(TurboJpeg.Choice.TURBO, none));
    assertTrue(refused.getMessage().contains("apt-get install"), refused.getMessage());
  }

  @Test
  void isNotTakenFromALibraryThatLacksItsFunctions() {
    assertEquals(Optional.empty(), TurboLibrary.find(List.of("m")));
  }

  private Developer by(String codec) {
    return developer(new JsonObject().put("jpeg", codec));
  }
}
