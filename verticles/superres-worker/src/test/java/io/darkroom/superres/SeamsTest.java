package io.darkroom.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.pixels.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.imgcodecs.Imgcodecs;

/** The same picture in tiles and whole. */
class SeamsTest extends NetworkFixture {
  /** Greatest and mean difference, in levels of 8 bits. */
  private record Difference(double most, double mean) {}

  /** Sizes are neither multiples of the tiles, nor, for the last two, larger than one. */
  @ParameterizedTest
  @CsvSource({
    "waifu2x-upconv7-x2, 101, 67, 32, 0.01, 0.001",
    "waifu2x-upconv7-noise1-x2, 67, 35, 32, 0.01, 0.001",
    "idealo-psnr-small-x2, 81, 41, 32, 1, 0.01",
    "idealo-gans-x4, 67, 35, 32, 1, 0.05",
    "waifu2x-upconv7-x2, 13, 1, 32, 0, 0",
    "waifu2x-cunet-x2, 13, 7, 32, 0, 0",
  })
  void cannotBeSeenAtTheOverlapOfTheModel(
      String name, int width, int height, int patch, double most, double mean) {
    Network network = network(name);
    Difference found = difference(network, width, height, patch, network.model().overlap());
    assertTrue(found.most <= most, found::toString);
    assertTrue(found.mean <= mean, found::toString);
  }

  /** They look at the average of all that goes in, so no overlap makes them the same. */
  @ParameterizedTest
  @ValueSource(strings = {"waifu2x-cunet-x2", "waifu2x-cunet-noise1-x2"})
  void areFaintInPhotographsWhereTheNetworkLooksAtAllOfATile(String name) {
    Network network = network(name);
    Model model = network.model();
    MatOfByte file = new MatOfByte();
    try (Pixels bytes = memory.own(file, mat -> mat.fromArray(photograph()));
        Pixels photograph =
            memory.own(Imgcodecs.imdecode(bytes.mat(), Imgcodecs.IMREAD_COLOR), any -> {})) {
      Difference found = difference(network, photograph, model.tile(), model.overlap());
      assertTrue(found.most <= 13, found::toString);
      assertTrue(found.mean <= 0.5, found::toString);
    }
  }

  private static byte[] photograph() {
    try (InputStream in = SeamsTest.class.getResourceAsStream("seeding.jpg")) {
      return in.readAllBytes();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  @ParameterizedTest
  @CsvSource({"waifu2x-upconv7-x2, 0", "waifu2x-upconv7-x2, 2", "idealo-psnr-small-x2, 2"})
  void areThereWithLess(String name, int overlap) {
    Difference found = difference(network(name), 67, 35, 32, overlap);
    assertTrue(found.most > 2, found::toString);
  }

  private Difference difference(Network network, int width, int height, int patch, int overlap) {
    try (Pixels picture = picture(width, height, 3)) {
      return difference(network, picture, patch, overlap);
    }
  }

  private static Difference difference(Network network, Pixels picture, int patch, int overlap) {
    Model model = network.model();
    Tiling tiling = Tiling.of(picture.width(), picture.height(), model, patch, overlap);
    float[] expected;
    try (Pixels made = network.run(picture, whole(picture, model).tiles().get(0))) {
      expected = floats(made);
    }
    int row = picture.width() * model.scale() * 3;
    double most = 0;
    double sum = 0;
    int covered = 0;
    for (Tile tile : tiling.tiles()) {
      Rect place = tile.made(model.scale());
      try (Pixels made = network.run(picture, tile)) {
        float[] found = floats(made);
        assertEquals(place.width * place.height * 3, found.length);
        for (int i = 0; i < found.length; i++) {
          int x = place.x * 3 + i % (place.width * 3);
          int y = place.y + i / (place.width * 3);
          double off = 255 * Math.abs(found[i] - expected[y * row + x]);
          most = Math.max(most, off);
          sum += off;
        }
        covered += found.length;
      }
    }
    assertEquals(expected.length, covered);
    return new Difference(most, sum / covered);
  }
}
