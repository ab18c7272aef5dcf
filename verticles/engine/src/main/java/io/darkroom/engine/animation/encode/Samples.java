package io.darkroom.engine.animation.encode;

import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Mat;

/** A picture's pixels on the heap: B G R, or B G R A with straight alpha. */
final class Samples {
  /** What {@link #rgb} gives for a pixel that is not seen = {@value}. */
  static final int UNSEEN = -1;

  private final byte[] bytes;
  private final int channels;
  private final int width;

  private Samples(byte[] bytes, int channels, int width) {
    this.bytes = bytes;
    this.channels = channels;
    this.width = width;
  }

  static Samples of(Pixels picture) {
    Mat mat = picture.mat();
    byte[] row = new byte[mat.cols() * mat.channels()];
    byte[] bytes = new byte[Math.multiplyExact(row.length, mat.rows())];
    for (int y = 0; y < mat.rows(); y++) { // row by row: it may be a part of another
      mat.get(y, 0, row);
      System.arraycopy(row, 0, bytes, y * row.length, row.length);
    }
    return new Samples(bytes, mat.channels(), mat.cols());
  }

  /** Of the picture, in pixels. */
  int width() {
    return width;
  }

  /** How many pixels. */
  int count() {
    return bytes.length / channels;
  }

  /** A pixel as 0xRRGGBB, or UNSEEN. */
  int rgb(int pixel) {
    int at = pixel * channels;
    return channels == 4 && (bytes[at + 3] & 0xff) < GifWriter.OPAQUE
        ? UNSEEN
        : (bytes[at + 2] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at] & 0xff);
  }
}
