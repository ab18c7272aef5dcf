package io.darkroom.engine.steps;

import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.CvType;

/** Bits of a channel: 8 or 16. */
public final class Depth {
  private static final double EIGHT = 255;
  private static final double SIXTEEN = 65535;

  private Depth() {}

  /** The value of white, and of opaque. */
  public static double white(Pixels picture) {
    return sixteenBits(picture) ? SIXTEEN : EIGHT;
  }

  public static boolean sixteenBits(Pixels picture) {
    return picture.mat().depth() == CvType.CV_16U;
  }

  /** A new picture of 8 bits, each value the nearest one. */
  public static Pixels eightBits(Pixels picture) {
    double scale = EIGHT / white(picture);
    return picture.memory().make(to -> picture.mat().convertTo(to, CvType.CV_8U, scale));
  }
}
