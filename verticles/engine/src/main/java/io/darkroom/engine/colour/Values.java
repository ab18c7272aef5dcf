package io.darkroom.engine.colour;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
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

  Values(DataBuffer buffer) {
    bytes = buffer instanceof DataBufferByte eight ? eight.getData() : null;
    shorts = buffer instanceof DataBufferUShort sixteen ? sixteen.getData() : null;
  }

  int get(int i) {
    return bytes == null ? shorts[i] : bytes[i];
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
