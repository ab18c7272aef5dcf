package io.darkroom.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.opencv.core.CvType;

/** Networks, and pictures for them; every test must leave no pixels behind. */
abstract class NetworkFixture {
  static final String FAST = "waifu2x-upconv7-x2";

  final NativeMemory memory = new NativeMemory();
  final Catalogue catalogue = Catalogue.open(null);

  @BeforeAll
  static void loadLibrary() {
    NativeLibrary.load(DeveloperFixture.NATIVE_CACHE);
  }

  @AfterEach
  final void everyPixelWasClosed() {
    assertEquals(0, memory.liveBytes());
  }

  Network network(String name) {
    Model model = catalogue.find(name);
    return Network.load(model, catalogue.weights(model), memory);
  }

  /** A picture that goes through the network at once. */
  static Tiling whole(Pixels picture, Model model) {
    return Tiling.of(picture.width(), picture.height(), model, 4_096, model.overlap());
  }

  /** Stripes that get finer to the right and steeper downwards, and bright squares: 8 bits. */
  Pixels picture(int width, int height, int channels) {
    return memory.make(
        to -> {
          to.create(height, width, CvType.CV_8UC(channels));
          byte[] row = new byte[width * channels];
          for (int y = 0; y < height; y++) {
            for (int i = 0; i < row.length; i++) {
              row[i] = (byte) level(i / channels, y, i % channels);
            }
            to.put(y, 0, row);
          }
        });
  }

  private static int level(int x, int y, int channel) {
    if ((x + 5 * channel) % 23 < 4 && y % 19 < 4) {
      return 250;
    }
    double wave = Math.sin(x * (0.2 + x * 0.01) + y * (0.3 + channel * 0.2));
    return (int) Math.round(127.5 + 110 * wave);
  }

  static float[] floats(Pixels picture) {
    float[] values = new float[(int) picture.mat().total() * picture.mat().channels()];
    picture.mat().get(0, 0, values);
    return values;
  }
}
