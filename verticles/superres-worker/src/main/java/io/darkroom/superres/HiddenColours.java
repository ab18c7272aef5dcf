package io.darkroom.superres;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Depth;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * The colours of what cannot be seen. A network looks at a pixel's surroundings, so what is hidden
 * under transparency, often black, would be seen as a rim: it gets the colours of what can be seen
 * nearby.
 */
final class HiddenColours {
  /** How far colours are fetched from = {@value} pixels: further than a network looks. */
  private static final int RADIUS = 16;

  private static final Size WINDOW = new Size(2 * RADIUS + 1, 2 * RADIUS + 1);
  private static final Point CENTRE = new Point(-1, -1);
  private static final double LEAST = 1e-7;

  private HiddenColours() {}

  /** The colours, BGR, of a picture with straight alpha. */
  static Pixels filled(Pixels picture, Pixels alpha) {
    NativeMemory memory = picture.memory();
    Pixels colours = memory.make(to -> Imgproc.cvtColor(picture.mat(), to, Imgproc.COLOR_BGRA2BGR));
    try {
      if (Core.minMaxLoc(alpha.mat()).minVal == 0) {
        fill(colours, alpha, memory);
      }
      return colours;
    } catch (RuntimeException | Error failure) {
      colours.close();
      throw failure;
    }
  }

  private static void fill(Pixels colours, Pixels alpha, NativeMemory memory) {
    double unit = 1 / Depth.white(colours);
    try (Pixels seen = memory.make(to -> alpha.mat().convertTo(to, CvType.CV_32F, unit));
        Pixels weights =
            memory.make(to -> Imgproc.cvtColor(seen.mat(), to, Imgproc.COLOR_GRAY2BGR));
        Pixels sums = memory.make(to -> colours.mat().convertTo(to, CvType.CV_32F));
        Pixels hidden =
            memory.make(to -> Core.compare(alpha.mat(), new Scalar(0), to, Core.CMP_EQ))) {
      Core.multiply(sums.mat(), weights.mat(), sums.mat());
      blur(sums);
      blur(weights);
      Core.max(weights.mat(), Scalar.all(LEAST), weights.mat());
      Core.divide(sums.mat(), weights.mat(), sums.mat());
      try (Pixels near = memory.make(to -> sums.mat().convertTo(to, colours.mat().depth()))) {
        near.mat().copyTo(colours.mat(), hidden.mat());
      }
    }
  }

  private static void blur(Pixels floats) {
    Imgproc.boxFilter(floats.mat(), floats.mat(), -1, WINDOW, CENTRE, true, Core.BORDER_REPLICATE);
  }
}
