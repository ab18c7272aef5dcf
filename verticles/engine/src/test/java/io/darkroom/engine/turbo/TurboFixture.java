package io.darkroom.engine.turbo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.colour.Colour;
import io.darkroom.engine.decode.Decoder;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.Pixels;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.opencv.core.Core;

/** Both ways to do JPEG, next to each other. */
abstract class TurboFixture extends DeveloperFixture {
  final Optional<TurboJpeg> turbo = TurboJpeg.find(TurboJpeg.Choice.AUTO);
  final Decoder byTurbo = new Decoder(memory, turbo, false);
  final Decoder byOpenCv = new Decoder(memory, Optional.empty(), false);

  @BeforeEach
  final void libraryIsThere() {
    assumeTrue(
        turbo.isPresent(), "there is no libturbojpeg here; Debian: apt-get install libturbojpeg0");
  }

  Pixels decode(Decoder by, byte[] jpeg, int reduction) {
    return decode(by, ByteBuffer.wrap(jpeg), probe(jpeg), reduction);
  }

  static Pixels decode(Decoder by, ByteBuffer file, Header header, int reduction) {
    return by.decode(file, header, Colour.of(file, header, false), reduction);
  }

  static byte[] bytes(Pixels picture) {
    byte[] bytes = new byte[(int) (picture.mat().total() * picture.mat().elemSize())];
    picture.mat().get(0, 0, bytes);
    return bytes;
  }

  /** No channel of a pixel differs by more. */
  static void assertClose(Pixels expected, Pixels found, double most, String what) {
    assertEquals(expected.mat().size(), found.mat().size(), what);
    assertEquals(expected.mat().type(), found.mat().type(), what);
    double off = Core.norm(expected.mat(), found.mat(), Core.NORM_INF);
    assertEquals(0, off, most, what);
  }
}
