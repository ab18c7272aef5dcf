package io.darkroom.imageworker;

import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Transparency. Pictures are resized with their colours multiplied by alpha, so that what nobody
 * sees does not bleed into what is seen. Each gives a new picture; the one given stays its owner's.
 */
final class Alpha {
  private static final int ALPHA = 3;
  private static final double MAX = 255;

  private Alpha() {}

  /** Colours times alpha. */
  static Pixels multiplied(Pixels straight) {
    return overColours(straight, (colour, alpha, to) -> Core.multiply(colour, alpha, to, 1 / MAX));
  }

  /** Colours divided by alpha: what {@link #multiplied} came from, as far as it can be seen. */
  static Pixels straight(Pixels multiplied) {
    return overColours(multiplied, (colour, alpha, to) -> Core.divide(colour, alpha, to, MAX));
  }

  /** The multiplied picture before a background (0xRRGGBB), without alpha. */
  static Pixels flattened(Pixels multiplied, int background) {
    NativeMemory memory = multiplied.memory();
    Scalar bgr = new Scalar(background & 0xff, background >> 8 & 0xff, background >> 16 & 0xff);
    try (Pixels clear = memory.make(to -> Core.extractChannel(multiplied.mat(), to, ALPHA));
        Pixels opaque =
            memory.make(to -> Imgproc.cvtColor(multiplied.mat(), to, Imgproc.COLOR_BGRA2BGR));
        Pixels behind =
            memory.make(
                to -> {
                  Core.bitwise_not(clear.mat(), clear.mat());
                  Imgproc.cvtColor(clear.mat(), to, Imgproc.COLOR_GRAY2BGR);
                  Core.multiply(to, bgr, to, 1 / MAX);
                })) {
      return memory.make(to -> Core.add(opaque.mat(), behind.mat(), to));
    }
  }

  private interface Blend {
    void apply(Mat colour, Mat alpha, Mat to);
  }

  private static Pixels overColours(Pixels picture, Blend blend) {
    NativeMemory memory = picture.memory();
    try (Pixels alpha = memory.make(to -> Core.extractChannel(picture.mat(), to, ALPHA))) {
      return memory.make(
          to -> {
            picture.mat().copyTo(to);
            for (int channel = 0; channel < ALPHA; channel++) {
              int index = channel;
              try (Pixels colour =
                      memory.make(one -> Core.extractChannel(picture.mat(), one, index));
                  Pixels blended =
                      memory.make(one -> blend.apply(colour.mat(), alpha.mat(), one))) {
                Core.insertChannel(blended.mat(), to, index);
              }
            }
          });
    }
  }
}
