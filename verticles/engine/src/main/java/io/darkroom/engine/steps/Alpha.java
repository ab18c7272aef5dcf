package io.darkroom.engine.steps;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.util.function.BiConsumer;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Transparency. Pictures are resized with their colours multiplied by alpha, so that what nobody
 * sees does not bleed into what is seen.
 */
public final class Alpha {
  private static final int ALPHA = 3;

  private Alpha() {}

  /** Multiplies the colours by alpha, in place: a source may be large. */
  public static void multiply(Pixels straight) {
    double opaque = Depth.white(straight);
    overColours(straight, (colour, alpha) -> Core.multiply(colour, alpha, colour, 1 / opaque));
  }

  /** A new picture, colours divided by alpha: what was multiplied, as far as it can be seen. */
  public static Pixels straight(Pixels multiplied) {
    Pixels straight = multiplied.memory().make(multiplied.mat()::copyTo);
    try {
      double opaque = Depth.white(straight);
      overColours(straight, (colour, alpha) -> Core.divide(colour, alpha, colour, opaque));
      return straight;
    } catch (RuntimeException | Error failure) {
      straight.close();
      throw failure;
    }
  }

  /** A new picture: the multiplied one before a background (0xRRGGBB), without alpha. */
  public static Pixels flattened(Pixels multiplied, int background) {
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
                  Core.multiply(to, bgr, to, 1 / 255.0);
                })) {
      return memory.make(to -> Core.add(opaque.mat(), behind.mat(), to));
    }
  }

  private static void overColours(Pixels picture, BiConsumer<Mat, Mat> blend) {
    NativeMemory memory = picture.memory();
    try (Pixels alpha = memory.make(to -> Core.extractChannel(picture.mat(), to, ALPHA))) {
      for (int channel = 0; channel < ALPHA; channel++) {
        int index = channel;
        try (Pixels colour = memory.make(to -> Core.extractChannel(picture.mat(), to, index))) {
          blend.accept(colour.mat(), alpha.mat());
          Core.insertChannel(colour.mat(), picture.mat(), index);
        }
      }
    }
  }
}
