package io.darkroom.engine.steps;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * How much each place of a picture stands out: the image signature of X. Hou, J. Harel and C. Koch
 * ("Image Signature: Highlighting Sparse Salient Regions", IEEE TPAMI 34(1), 2012). Of a picture's
 * cosine transform only the signs are kept; turned back, what is small against its surroundings
 * remains, while surfaces, gradients and even textures vanish. It needs no model.
 *
 * <p>Each channel of CIELAB, and alpha, is looked at and counts by its contrast.
 */
final class Saliency {
  /** Side of the copy that is looked at = {@value}, as in the paper. */
  static final int SIDE = 64;

  /** How far a point's neighbourhood goes, in pixels of the copy: the paper's 0.04 of the width. */
  private static final double SPREAD = 0.04 * SIDE;

  /** Contrast below which a channel is rounding errors, of 100 = {@value}. */
  private static final double FLAT = 0.5;

  /** A frequency weaker than that has no sign, of 100 = {@value}: what is left of rounding. */
  private static final float SILENT = 1e-3f;

  private static final double LIGHTNESS = 100;

  private static final int ALPHA = 3;

  private final NativeMemory memory;

  private Saliency(NativeMemory memory) {
    this.memory = memory;
  }

  /** {@value #SIDE} rows of as many values, not negative; all 0 where nothing stands out. */
  static float[] of(Pixels picture, Rect room) {
    return new Saliency(picture.memory()).map(picture, room);
  }

  private float[] map(Pixels picture, Rect room) {
    Size size = new Size(SIDE, SIDE);
    float[] sum = new float[SIDE * SIDE];
    try (Pixels view = memory.lend(new Mat(picture.mat(), room));
        Pixels small =
            memory.make(to -> Imgproc.resize(view.mat(), to, size, 0, 0, Imgproc.INTER_AREA));
        Pixels fine = memory.make(to -> small.mat().convertTo(to, CvType.CV_32F, scale(small)));
        Pixels lab = memory.make(to -> lab(fine.mat(), to))) {
      for (int i = 0; i < ALPHA; i++) {
        int channel = i;
        add(memory.make(to -> Core.extractChannel(lab.mat(), to, channel)), sum);
      }
      if (fine.alpha()) {
        add(memory.make(to -> alpha(fine.mat(), to)), sum);
      }
    }
    return sum;
  }

  private static double scale(Pixels picture) {
    return picture.mat().depth() == CvType.CV_16U ? 1 / 65_535.0 : 1 / 255.0;
  }

  private static void lab(Mat from, Mat to) {
    switch (from.channels()) {
      case 1 -> Imgproc.cvtColor(from, to, Imgproc.COLOR_GRAY2BGR);
      case 4 -> Imgproc.cvtColor(from, to, Imgproc.COLOR_BGRA2BGR);
      default -> from.copyTo(to);
    }
    Imgproc.cvtColor(to, to, Imgproc.COLOR_BGR2Lab);
  }

  /** As strong as lightness. */
  private static void alpha(Mat from, Mat to) {
    Core.extractChannel(from, to, ALPHA);
    Core.multiply(to, new Scalar(LIGHTNESS), to);
  }

  /** Adds what stands out in a channel; closes the channel. */
  private void add(Pixels channel, float[] sum) {
    try (channel) {
      double contrast = contrast(channel);
      if (contrast < FLAT) {
        return;
      }
      float[] seen = seen(channel);
      double total = 0;
      for (float value : seen) {
        total += value;
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) (seen[i] * contrast / total);
      }
    }
  }

  private double contrast(Pixels channel) {
    try (Pixels mean = memory.own(new MatOfDouble(), to -> {});
        Pixels deviation =
            memory.own(
                new MatOfDouble(),
                to -> Core.meanStdDev(channel.mat(), (MatOfDouble) mean.mat(), to))) {
      return deviation.mat().get(0, 0)[0];
    }
  }

  private float[] seen(Pixels channel) {
    float[] values = new float[SIDE * SIDE];
    try (Pixels signs = memory.make(to -> Core.dct(channel.mat(), to));
        Pixels seen =
            memory.make(
                to -> {
                  signs.mat().get(0, 0, values);
                  for (int i = 0; i < values.length; i++) {
                    values[i] = Math.abs(values[i]) < SILENT ? 0 : Math.signum(values[i]);
                  }
                  signs.mat().put(0, 0, values);
                  Core.idct(signs.mat(), to);
                  Core.multiply(to, to, to);
                  Imgproc.GaussianBlur(to, to, new Size(), SPREAD, SPREAD, Core.BORDER_REFLECT);
                })) {
      seen.mat().get(0, 0, values);
      return values;
    }
  }
}
