package io.darkroom.engine.colour;

import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Of inks without a profile, colours by the plain formula: a channel is what its ink and black let
 * through, (1 - ink)(1 - black). Prints look duller; but it is what everybody shows for them.
 */
final class Inks implements Conversion {
  private static final int PIXELS = 1 << 14;

  @Override
  public boolean nothing() {
    return false;
  }

  @Override
  public Pixels apply(Pixels taken) {
    try (taken) {
      return taken.memory().make(to -> convert(taken.mat(), to));
    }
  }

  private static void convert(Mat from, Mat to) {
    to.create(from.rows(), from.cols(), CvType.CV_8UC3);
    int rows = Math.max(1, PIXELS / from.cols());
    for (int y = 0; y < from.rows(); y += rows) {
      int count = Math.min(rows, from.rows() - y) * from.cols();
      byte[] cmyk = new byte[4 * count];
      byte[] bgr = new byte[3 * count];
      from.get(y, 0, cmyk);
      for (int i = 0; i < count; i++) {
        int light = 255 - (cmyk[4 * i + 3] & 0xff);
        for (int ink = 0; ink < 3; ink++) {
          int through = 255 - (cmyk[4 * i + ink] & 0xff);
          bgr[3 * i + 2 - ink] = (byte) ((through * light + 127) / 255);
        }
      }
      to.put(y, 0, bgr);
    }
  }
}
