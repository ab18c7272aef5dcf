package io.darkroom.superres;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Tiles as bytes: their pixels from left to right, from top to bottom, channels as OpenCV has them,
 * 16 bits with the high byte first. Nothing says how large they are; who reads knows the tiling.
 */
final class TileBytes {
  private TileBytes() {}

  static void write(Pixels tile, OutputStream to) throws IOException {
    Mat mat = tile.mat();
    int values = mat.cols() * mat.channels();
    boolean deep = mat.depth() == CvType.CV_16U;
    byte[] row = new byte[deep ? values * Short.BYTES : values];
    short[] shorts = new short[deep ? values : 0];
    for (int y = 0; y < mat.rows(); y++) {
      if (deep) {
        mat.get(y, 0, shorts);
        ByteBuffer.wrap(row).asShortBuffer().put(shorts);
      } else {
        mat.get(y, 0, row);
      }
      to.write(row);
    }
  }

  /**
   * @param type of its pixels, as OpenCV has it
   */
  static Pixels read(DataInputStream from, int width, int height, int type, NativeMemory memory)
      throws IOException {
    boolean deep = CvType.depth(type) == CvType.CV_16U;
    int values = width * CvType.channels(type);
    byte[] row = new byte[deep ? values * Short.BYTES : values];
    short[] shorts = new short[deep ? values : 0];
    Pixels tile = memory.make(to -> to.create(height, width, type));
    try {
      for (int y = 0; y < height; y++) {
        from.readFully(row);
        if (deep) {
          ByteBuffer.wrap(row).asShortBuffer().get(shorts);
          tile.mat().put(y, 0, shorts);
        } else {
          tile.mat().put(y, 0, row);
        }
      }
      return tile;
    } catch (IOException | RuntimeException | Error failure) {
      tile.close();
      throw failure;
    }
  }
}
