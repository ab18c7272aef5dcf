package io.darkroom.engine.describe;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Alpha;
import io.darkroom.engine.steps.Resizer;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** A small copy of a picture on the Java heap: 8 bits of red, green, blue and straight alpha. */
final class Miniature {
  private static final double SIXTEEN_TO_EIGHT_BITS = 1 / 257.0;
  private static final int CHANNELS = 4;

  private final int width;
  private final int height;
  private final byte[] rgba;

  Miniature(int width, int height, byte[] rgba) {
    this.width = width;
    this.height = height;
    this.rgba = rgba;
  }

  /** The picture in that size; alpha multiplied, if it has any. */
  static Miniature of(Pixels picture, int width, int height) {
    try (Pixels small = Resizer.resize(picture, width, height);
        Pixels bytes = eightBits(small);
        Pixels straight = bytes.alpha() ? Alpha.straight(bytes) : copy(bytes);
        Pixels colours = picture.memory().make(to -> toRgba(straight, to))) {
      byte[] rgba = new byte[width * height * CHANNELS];
      colours.mat().get(0, 0, rgba);
      return new Miniature(width, height, rgba);
    }
  }

  /** The whole picture with no side longer than that, never enlarged. */
  static Miniature within(Pixels picture, int side) {
    double scale = Math.min(1, side / (double) Math.max(picture.width(), picture.height()));
    return of(
        picture,
        Math.max(1, (int) Math.round(picture.width() * scale)),
        Math.max(1, (int) Math.round(picture.height() * scale)));
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int pixels() {
    return width * height;
  }

  /** Red (0), green (1), blue (2) or alpha (3) of a pixel, counted row by row: 0 to 255. */
  int value(int pixel, int channel) {
    return rgba[pixel * CHANNELS + channel] & 0xff;
  }

  private static Pixels eightBits(Pixels picture) {
    NativeMemory memory = picture.memory();
    return picture.mat().depth() == CvType.CV_16U
        ? memory.make(to -> picture.mat().convertTo(to, CvType.CV_8U, SIXTEEN_TO_EIGHT_BITS))
        : copy(picture);
  }

  private static Pixels copy(Pixels picture) {
    return picture.memory().make(picture.mat()::copyTo);
  }

  private static void toRgba(Pixels picture, Mat to) {
    int code =
        switch (picture.mat().channels()) {
          case 1 -> Imgproc.COLOR_GRAY2RGBA;
          case 4 -> Imgproc.COLOR_BGRA2RGBA;
          default -> Imgproc.COLOR_BGR2RGBA;
        };
    Imgproc.cvtColor(picture.mat(), to, code);
  }
}
