package io.darkroom.engine;

import java.util.Random;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Something like a photograph, drawn in code: soft light, hard edges, and the sensor's noise. */
public final class Photograph {
  private static final long SEED = 4711;

  private Photograph() {}

  /** In BGR; the caller releases it. */
  public static Mat draw(int width, int height) {
    Mat noise = new Mat(height, width, CvType.CV_8UC3);
    byte[] bytes = new byte[width * height * 3];
    new Random(SEED).nextBytes(bytes);
    noise.put(0, 0, bytes);
    Mat soft = new Mat();
    Imgproc.GaussianBlur(noise, soft, new Size(), 1);
    Mat picture = new Mat(height, width, CvType.CV_8UC3);
    byte[] light = new byte[width * height * 3];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        light[at++] = (byte) (255 * y / height);
        light[at++] = (byte) (127 + 127 * Math.sin(x * 0.05));
        light[at++] = (byte) (255 * x / width);
      }
    }
    picture.put(0, 0, light);
    Imgproc.circle(
        picture, new Point(width / 2.0, height / 3.0), width / 5, new Scalar(30, 200, 240), -1);
    Imgproc.line(picture, new Point(0, height), new Point(width, 0), new Scalar(10, 10, 10), 3);
    Core.addWeighted(picture, 0.8, soft, 0.2, 0, picture);
    noise.release();
    soft.release();
    return picture;
  }

  /** A JPEG of it; parameters are {@code IMWRITE_} keys and values. */
  public static byte[] jpeg(int width, int height, int... parameters) {
    return file(draw(width, height), ".jpg", parameters);
  }

  /** A JPEG of its brightness alone. */
  public static byte[] greyJpeg(int width, int height) {
    Mat picture = draw(width, height);
    Imgproc.cvtColor(picture, picture, Imgproc.COLOR_BGR2GRAY);
    return file(picture, ".jpg");
  }

  /** The file of a picture, which is released. */
  public static byte[] file(Mat picture, String extension, int... parameters) {
    MatOfByte file = new MatOfByte();
    MatOfInt pairs = new MatOfInt(parameters);
    try {
      Imgcodecs.imencode(extension, picture, file, pairs);
      return file.toArray();
    } finally {
      picture.release();
      file.release();
      pairs.release();
    }
  }
}
