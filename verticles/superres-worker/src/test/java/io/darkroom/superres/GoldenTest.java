package io.darkroom.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.pixels.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.CvType;

/**
 * What the models that ship make of a card, against the original weights in another runtime (see
 * models/README.md): all of it, in floats.
 */
class GoldenTest extends NetworkFixture {
  private static final int COLOURS = 3;

  /** Planes of red, green and blue. */
  private static final class Planes {
    final int height;
    final int width;
    private final float[] values;

    Planes(int height, int width, float[] values) {
      this.height = height;
      this.width = width;
      this.values = values;
    }

    float at(int colour, int pixel) {
      return values[colour * height * width + pixel];
    }
  }

  private static Planes read(String name) throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("golden/" + name + ".raw")) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int height = bytes.getInt();
      int width = bytes.getInt();
      float[] values = new float[COLOURS * height * width];
      bytes.asFloatBuffer().get(values);
      return new Planes(height, width, values);
    }
  }

  private Pixels card() throws IOException {
    Planes card = read("card-in");
    byte[] bgr = new byte[card.values.length];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) Math.round(255 * card.at(2 - i % COLOURS, i / COLOURS));
    }
    return memory.make(
        to -> {
          to.create(card.height, card.width, CvType.CV_8UC3);
          to.put(0, 0, bgr);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "waifu2x-upconv7-x2, 0.01",
    "waifu2x-upconv7-noise1-x2, 0.01",
    "waifu2x-cunet-x2, 0.01",
    "waifu2x-cunet-noise1-x2, 0.01",
    "idealo-psnr-small-x2, 0.25",
    "idealo-gans-x4, 0.25",
  })
  void makesOfACardWhatTheReferenceMakesOfIt(String name, double levels) throws IOException {
    Network network = network(name);
    Planes expected = read(name + ".out");
    try (Pixels card = card();
        Pixels made = network.run(card, whole(card, network.model()).tiles().get(0))) {
      assertEquals(expected.width, made.width());
      assertEquals(expected.height, made.height());
      float[] found = floats(made);
      double worst = 0;
      for (int i = 0; i < found.length; i++) {
        float reference = expected.at(2 - i % COLOURS, i / COLOURS);
        worst = Math.max(worst, 255 * Math.abs(found[i] - reference));
      }
      assertTrue(worst <= levels, worst + " levels off");
    }
  }
}
