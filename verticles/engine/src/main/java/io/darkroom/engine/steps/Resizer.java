package io.darkroom.engine.steps;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Resizes as a good photo program does. OpenCV's own kernels are four or eight pixels wide whatever
 * the factor, and alias when they shrink; so a picture is first filtered with Lanczos' kernel
 * (three lobes) stretched by the factor, then sampled with the cubic one. Great factors are first
 * brought down by whole ones with an area average. Costs what INTER_AREA alone costs, and is as
 * sharp as Pillow's LANCZOS.
 */
public final class Resizer {
  private static final int LOBES = 3;

  /** What is left for Lanczos when an area average has gone first. */
  private static final double LEFT_FOR_LANCZOS = 1.5;

  /** Below this factor there is nothing to filter. */
  private static final double SHRINKS = 1.001;

  private Resizer() {}

  /** A new picture of that size; the one given stays its owner's. */
  public static Pixels resize(Pixels from, int width, int height) {
    NativeMemory memory = from.memory();
    if (from.width() == width && from.height() == height) {
      return memory.make(from.mat()::copyTo);
    }
    int byX = whole(from.width(), width);
    int byY = whole(from.height(), height);
    if (byX == 1 && byY == 1) {
      return fine(from, width, height);
    }
    int coarseWidth = from.width() / byX;
    int coarseHeight = from.height() / byY;
    Size coarse = new Size(coarseWidth, coarseHeight);
    try (Pixels near =
        memory.make(to -> Imgproc.resize(from.mat(), to, coarse, 0, 0, Imgproc.INTER_AREA))) {
      return fine(near, width, height);
    }
  }

  /** By how much an area average may shrink a side first; 1 for not at all. */
  private static int whole(int from, int to) {
    return Math.max(1, (int) (from / (double) to / LEFT_FOR_LANCZOS));
  }

  private static Pixels fine(Pixels from, int width, int height) {
    NativeMemory memory = from.memory();
    double x = from.width() / (double) width;
    double y = from.height() / (double) height;
    Size size = new Size(width, height);
    if (x <= SHRINKS && y <= SHRINKS) {
      return memory.make(to -> Imgproc.resize(from.mat(), to, size, 0, 0, Imgproc.INTER_CUBIC));
    }
    // ISOLATED: of a crop, what was cut off does not show through at its edges.
    int border = Core.BORDER_REPLICATE | Core.BORDER_ISOLATED;
    try (Pixels kernelX = kernel(memory, x);
        Pixels kernelY = kernel(memory, y);
        Pixels filtered =
            memory.make(
                to ->
                    Imgproc.sepFilter2D(
                        from.mat(),
                        to,
                        -1,
                        kernelX.mat(),
                        kernelY.mat(),
                        new Point(-1, -1),
                        0,
                        border))) {
      return memory.make(to -> Imgproc.resize(filtered.mat(), to, size, 0, 0, Imgproc.INTER_CUBIC));
    }
  }

  private static Pixels kernel(NativeMemory memory, double factor) {
    float[] weights = weights(factor);
    return memory.make(
        mat -> {
          mat.create(1, weights.length, CvType.CV_32FC1);
          mat.put(0, 0, weights);
        });
  }

  /** Lanczos' kernel stretched by a factor, with the sum 1. */
  static float[] weights(double factor) {
    if (factor <= SHRINKS) {
      return new float[] {1};
    }
    int radius = (int) Math.ceil(LOBES * factor) - 1;
    double[] weights = new double[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      weights[i + radius] = lanczos(i / factor);
      sum += weights[i + radius];
    }
    float[] normal = new float[weights.length];
    for (int i = 0; i < normal.length; i++) {
      normal[i] = (float) (weights[i] / sum);
    }
    return normal;
  }

  private static double lanczos(double x) {
    if (x == 0) {
      return 1;
    }
    double a = Math.PI * x;
    return LOBES * Math.sin(a) * Math.sin(a / LOBES) / (a * a);
  }
}
