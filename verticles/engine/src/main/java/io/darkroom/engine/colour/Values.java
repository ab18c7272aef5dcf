package io.darkroom.engine.colour;

import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Bytes or shorts: one of both. */
final class Values {
  private final byte[] bytes;
  private final short[] shorts;

  Values(int depth, int count) {
    bytes = depth == CvType.CV_16U ? null : new byte[count];
    shorts = depth == CvType.CV_16U ? new short[count] : null;
  }

  int get(int i) {
    return bytes == null ? shorts[i] & 0xffff : bytes[i] & 0xff;
  }

  void set(int i, int value) {
    if (bytes == null) {
      shorts[i] = (short) value;
    } else {
      bytes[i] = (byte) value;
    }
  }

  void read(Mat mat, int y) {
    if (bytes == null) {
      mat.get(y, 0, shorts);
    } else {
      mat.get(y, 0, bytes);
    }
  }

  void write(Mat mat, int y) {
    if (bytes == null) {
      mat.put(y, 0, shorts);
    } else {
      mat.put(y, 0, bytes);
    }
  }
}
