package io.darkroom.superres;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.pixels.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.CvType;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * How much nearer to the photograph a model comes than bicubic resampling, when the photograph was
 * made smaller by the model's scale: PSNR of brightness, without a rim of as many pixels as that.
 */
class GainTest extends NetworkFixture {
  private static final int COLOURS = 3;

  /** Brightness of BGR: Y of ITU-R BT.601, as the literature has it. */
  private static final double[] BRIGHTNESS = {24.966 / 255, 128.553 / 255, 65.481 / 255};

  private double[][][] photograph;

  @BeforeEach
  void read() throws IOException {
    byte[] file;
    try (InputStream in = GainTest.class.getResourceAsStream("seeding.jpg")) {
      file = in.readAllBytes();
    }
    MatOfByte bytes = new MatOfByte();
    try (Pixels source = memory.own(bytes, mat -> mat.fromArray(file));
        Pixels decoded =
            memory.own(Imgcodecs.imdecode(source.mat(), Imgcodecs.IMREAD_COLOR), any -> {})) {
      photograph = planes(decoded);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "waifu2x-upconv7-x2, 0.6",
    "waifu2x-cunet-x2, 0.9",
    "idealo-psnr-small-x2, 0.9",
  })
  void isThere(String name, double decibels) {
    Network network = network(name);
    int scale = network.model().scale();
    double[][][] original = photograph;
    double[][][] small = resized(original, 1.0 / scale);
    double bicubic = psnr(original, resized(small, scale), scale);
    double made = psnr(original, upscaled(network, small), scale);
    assertTrue(made - bicubic >= decibels, bicubic + " dB, then " + made);
  }

  private double[][][] upscaled(Network network, double[][][] planes) {
    try (Pixels picture = picture(planes);
        Pixels made =
            new Upscaler(network, memory)
                .upscale(picture, whole(picture, network.model()), (done, total) -> {})) {
      return planes(made);
    }
  }

  private static double[][][] resized(double[][][] planes, double scale) {
    return Arrays.stream(planes)
        .map(plane -> Bicubic.resize(plane, scale))
        .toArray(double[][][]::new);
  }

  private static double psnr(double[][][] one, double[][][] other, int rim) {
    double sum = 0;
    long count = 0;
    for (int y = rim; y < one[0].length - rim; y++) {
      for (int x = rim; x < one[0][0].length - rim; x++) {
        double off = 0;
        for (int colour = 0; colour < COLOURS; colour++) {
          off += BRIGHTNESS[colour] * (one[colour][y][x] - other[colour][y][x]);
        }
        sum += off * off;
        count++;
      }
    }
    return 10 * Math.log10(255 * 255 / (sum / count));
  }

  private static double[][][] planes(Pixels picture) {
    double[][][] planes = new double[COLOURS][picture.height()][picture.width()];
    byte[] row = new byte[picture.width() * COLOURS];
    for (int y = 0; y < picture.height(); y++) {
      picture.mat().get(y, 0, row);
      for (int i = 0; i < row.length; i++) {
        planes[i % COLOURS][y][i / COLOURS] = row[i] & 0xff;
      }
    }
    return planes;
  }

  private Pixels picture(double[][][] planes) {
    int height = planes[0].length;
    int width = planes[0][0].length;
    return memory.make(
        to -> {
          to.create(height, width, CvType.CV_8UC3);
          byte[] row = new byte[width * COLOURS];
          for (int y = 0; y < height; y++) {
            for (int i = 0; i < row.length; i++) {
              row[i] = (byte) (int) planes[i % COLOURS][y][i / COLOURS];
            }
            to.put(y, 0, row);
          }
        });
  }
}
