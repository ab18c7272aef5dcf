package io.darkroom.engine.colour;

import io.darkroom.engine.pixels.Pixels;
import java.util.function.Consumer;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Goes over a picture's pixels on the Java heap, some rows at a time, and puts them back. */
final class Rows {
  private static final int VALUES = 1 << 16;

  private Rows() {}

  static boolean sixteenBits(Pixels picture) {
    return picture.mat().depth() == CvType.CV_16U;
  }

  static void changeBytes(Pixels picture, Consumer<byte[]> change) {
    Mat mat = picture.mat();
    int some = some(mat);
    for (int y = 0; y < mat.rows(); y += some) {
      byte[] values = new byte[Math.min(some, mat.rows() - y) * row(mat)];
      mat.get(y, 0, values);
      change.accept(values);
      mat.put(y, 0, values);
    }
  }

  static void changeShorts(Pixels picture, Consumer<short[]> change) {
    Mat mat = picture.mat();
    int some = some(mat);
    for (int y = 0; y < mat.rows(); y += some) {
      short[] values = new short[Math.min(some, mat.rows() - y) * row(mat)];
      mat.get(y, 0, values);
      change.accept(values);
      mat.put(y, 0, values);
    }
  }

  private static int row(Mat mat) {
    return mat.cols() * mat.channels();
  }

  private static int some(Mat mat) {
    return Math.max(1, VALUES / row(mat));
  }
}
