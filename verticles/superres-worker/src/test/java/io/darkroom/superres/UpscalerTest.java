package io.darkroom.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

class UpscalerTest extends NetworkFixture {
  private static final int SIDE = 40;
  private final Network fast = network(FAST);
  private final Upscaler upscaler = new Upscaler(fast, memory);

  private Pixels upscaled(Pixels picture) {
    return upscaler.upscale(picture, tiling(picture, 32), (done, total) -> {});
  }

  private Tiling tiling(Pixels picture, int patch) {
    return Tiling.of(
        picture.width(), picture.height(), fast.model(), patch, fast.model().overlap());
  }

  /** The greatest difference of two pictures of the same kind. */
  private static double off(Pixels one, Pixels other) {
    assertEquals(one.mat().type(), other.mat().type());
    return Core.norm(one.mat(), other.mat(), Core.NORM_INF);
  }

  @Test
  void makesGreyOfGreyAndTheSameAsOfColour() {
    try (Pixels grey = picture(SIDE, SIDE, 1);
        Pixels colours =
            memory.make(to -> Imgproc.cvtColor(grey.mat(), to, Imgproc.COLOR_GRAY2BGR));
        Pixels made = upscaled(grey);
        Pixels coloured = upscaled(colours);
        Pixels greyed =
            memory.make(to -> Imgproc.cvtColor(coloured.mat(), to, Imgproc.COLOR_BGR2GRAY))) {
      assertEquals(2 * SIDE, made.width());
      assertTrue(off(greyed, made) <= 1);
    }
  }

  @Test
  void keeps16Bits() {
    try (Pixels eight = picture(SIDE, SIDE, 3);
        Pixels deep = memory.make(to -> eight.mat().convertTo(to, CvType.CV_16U, 257));
        Pixels made = upscaled(deep);
        Pixels expected = upscaled(eight);
        Pixels found = memory.make(to -> made.mat().convertTo(to, CvType.CV_8U, 1 / 257.0));
        Pixels coarse = memory.make(to -> found.mat().convertTo(to, CvType.CV_16U, 257))) {
      assertTrue(off(expected, found) <= 1);
      assertTrue(off(coarse, made) > 100, "has values between those of 8 bits");
    }
  }

  /** A picture with alpha, and black where it cannot be seen. */
  private Pixels transparent(IntBinaryOperator alpha) {
    try (Pixels colours = picture(SIDE, SIDE, 3)) {
      return memory.make(
          to -> {
            Imgproc.cvtColor(colours.mat(), to, Imgproc.COLOR_BGR2BGRA);
            byte[] pixel = new byte[4];
            for (int y = 0; y < SIDE; y++) {
              for (int x = 0; x < SIDE; x++) {
                to.get(y, x, pixel);
                int opaque = alpha.applyAsInt(x, y);
                pixel[3] = (byte) opaque;
                to.put(y, x, opaque == 0 ? new byte[4] : pixel);
              }
            }
          });
    }
  }

  @Test
  void makesAlphaLargerBesideTheColours() {
    try (Pixels picture = transparent((x, y) -> x < SIDE / 2 ? 255 : 0);
        Pixels made = upscaled(picture)) {
      byte[] pixel = new byte[4];
      for (int y = 0; y < 2 * SIDE; y++) {
        for (int x = 0; x < 2 * SIDE; x++) {
          made.mat().get(y, x, pixel);
          if (x < SIDE - 2) {
            assertEquals(255, pixel[3] & 0xff);
          } else if (x > SIDE + 1) {
            assertEquals(0, pixel[3] & 0xff);
          }
        }
      }
    }
  }

  @Test
  void showsNothingOfWhatWasHidden() {
    try (Pixels white = memory.make(to -> to.create(SIDE, SIDE, CvType.CV_8UC4))) {
      NativeMemory.fill(white.mat(), new Scalar(0, 0, 0, 0));
      byte[] seen = {(byte) 200, (byte) 200, (byte) 200, (byte) 255};
      for (int y = 10; y < 30; y++) {
        for (int x = 10; x < 30; x++) {
          white.mat().put(y, x, seen);
        }
      }
      try (Pixels made = upscaled(white)) {
        byte[] pixel = new byte[4];
        for (int y = 0; y < 2 * SIDE; y++) {
          for (int x = 0; x < 2 * SIDE; x++) {
            made.mat().get(y, x, pixel);
            if (pixel[3] != 0) {
              assertTrue(Math.abs((pixel[0] & 0xff) - 200) <= 6, "at " + x + "," + y);
            }
          }
        }
      }
    }
  }

  @Test
  void leavesOutAnAlphaThatHidesNothing() {
    try (Pixels picture = transparent((x, y) -> 255);
        Pixels colours = picture(SIDE, SIDE, 3);
        Pixels made = upscaled(picture);
        Pixels expected = upscaled(colours)) {
      assertEquals(0, off(expected, made));
    }
  }

  @Test
  void isTheSameInTilesWithAlpha() {
    try (Pixels picture = transparent((x, y) -> (x * 8 + y) % 256);
        Pixels made = upscaled(picture);
        Pixels whole = upscaler.upscale(picture, tiling(picture, 4_096), (done, total) -> {})) {
      assertTrue(off(whole, made) <= 1);
    }
  }

  @Test
  void takesMemoryByTheTileAndNotByThePicture() {
    long small = spare(256);
    long large = spare(384);
    assertTrue(Math.abs(large - small) < small / 20, small + " bytes, then " + large);
    assertTrue(large <= 46 * 46 * fast.model().tileBytes(1), large + " bytes");
  }

  /** The most that was taken beside the picture and the larger one, in tiles of 32 in 46. */
  private long spare(int side) {
    NativeMemory own = new NativeMemory();
    Network network = Network.load(fast.model(), catalogue.weights(fast.model()), own);
    long file = own.peakBytes();
    try (Pixels drawn = picture(side, side, 3);
        Pixels picture = own.make(drawn.mat()::copyTo);
        Pixels made =
            new Upscaler(network, own).upscale(picture, tiling(picture, 32), (done, total) -> {})) {
      long pictures = own.liveBytes();
      assertEquals(3L * side * side + 3L * made.width() * made.height(), pictures);
      assertTrue(own.peakBytes() > file, "more than loading it took");
      return own.peakBytes() - pictures;
    }
  }
}
