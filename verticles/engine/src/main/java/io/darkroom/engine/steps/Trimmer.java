package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Trim;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.plan.Box;
import io.darkroom.engine.plan.Part;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * {@link Trim}: finds the border, which is everything outside the smallest box that holds all
 * pixels which differ from the border's colour. Colours are compared multiplied by alpha, so that
 * what is transparent is one colour, whatever lies hidden in it.
 */
public final class Trimmer {
  private Trimmer() {}

  /** What is left of the picture; all of it when there is nothing but border. */
  public static Part left(Pixels picture, Trim trim) {
    NativeMemory memory = picture.memory();
    double threshold = trim.threshold() * Channels.full(picture) / 255;
    double[] border =
        trim.colour() == null
            ? corner(picture.mat(), threshold)
            : Channels.scalar(trim.colour(), picture).val;
    try (Pixels content =
        memory.make(
            to -> {
              Core.inRange(picture.mat(), moved(border, -threshold), moved(border, threshold), to);
              Core.bitwise_not(to, to);
            })) {
      Rect left = Imgproc.boundingRect(content.mat());
      return left.empty()
          ? Part.WHOLE
          : Part.of(
              new Box(left.x, left.y, left.width, left.height), picture.width(), picture.height());
    }
  }

  /** The corner's colour that most corners agree with; of several, the first. */
  private static double[] corner(Mat mat, double threshold) {
    int right = mat.cols() - 1;
    int bottom = mat.rows() - 1;
    double[][] corners = {
      mat.get(0, 0), mat.get(0, right), mat.get(bottom, 0), mat.get(bottom, right)
    };
    double[] best = corners[0];
    int most = 0;
    for (double[] candidate : corners) {
      int agree = 0;
      for (double[] other : corners) {
        agree += alike(candidate, other, threshold) ? 1 : 0;
      }
      if (agree > most) {
        most = agree;
        best = candidate;
      }
    }
    return best;
  }

  private static boolean alike(double[] one, double[] other, double threshold) {
    for (int i = 0; i < one.length; i++) {
      if (Math.abs(one[i] - other[i]) > threshold) {
        return false;
      }
    }
    return true;
  }

  private static Scalar moved(double[] colour, double by) {
    double[] moved = new double[4];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (i < colour.length ? colour[i] : 0) + by;
    }
    return new Scalar(moved);
  }
}
