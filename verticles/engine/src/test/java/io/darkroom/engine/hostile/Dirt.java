package io.darkroom.engine.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.CvType;
import org.opencv.core.Scalar;

/** Fills memory and gives it back: whoever shows memory that he has not written to shows it. */
final class Dirt {
  private static final int SEVERAL_MEGABYTES = 4 << 20;

  private Dirt() {}

  /** What is allocated next finds this in its memory. */
  static void leave(NativeMemory memory, int value) {
    try (Pixels large =
            memory.make(
                mat -> {
                  mat.create(1, SEVERAL_MEGABYTES, CvType.CV_8UC1);
                  NativeMemory.fill(mat, new Scalar(value));
                });
        Pixels small =
            memory.make(
                mat -> {
                  mat.create(64, 64, CvType.CV_8UC3);
                  NativeMemory.fill(mat, Scalar.all(value));
                })) {
      assertTrue(large.width() > small.width());
    }
  }
}
