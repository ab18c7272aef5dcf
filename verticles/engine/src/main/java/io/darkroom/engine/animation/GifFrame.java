package io.darkroom.engine.animation;

import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * One image of a GIF, not decoded yet. Decoding takes a byte a pixel of the Java heap; the colours
 * are spread out row by row.
 *
 * @param place on the screen
 * @param table where its colours begin
 * @param colours how many it has
 * @param transparent the index that is none of them, or {@link #NO_TRANSPARENT}
 * @param interlaced whether its rows come in four passes
 * @param data where its LZW data begin, with the size of a code
 */
record GifFrame(Rect place, int table, int colours, int transparent, boolean interlaced, int data) {
  static final int NO_TRANSPARENT = -1;

  private static final int[] FIRST_ROWS = {0, 4, 2, 1};
  private static final int[] ROW_STEPS = {8, 8, 4, 2};
  private static final int MAX_COLOURS = 256;

  /** Reads an image descriptor (GIF89a §20). */
  static GifFrame at(Bytes bytes, int at, int globalTable, int globalColours, int transparent) {
    Rect place =
        new Rect(
            bytes.u16le(at + 1), bytes.u16le(at + 3), bytes.u16le(at + 5), bytes.u16le(at + 7));
    int flags = bytes.u8(at + 9);
    boolean own = (flags & 0x80) != 0;
    int colours = own ? 2 << (flags & 7) : globalColours;
    return new GifFrame(
        place,
        own ? at + 10 : globalTable,
        colours,
        transparent,
        (flags & 0x40) != 0,
        at + 10 + (own ? 3 * colours : 0));
  }

  /** BGR, or BGRA if it may be transparent. */
  Pixels decode(Bytes bytes, NativeMemory memory) {
    if (place.width < 1 || place.height < 1 || colours == 0) {
      throw corrupt("has a frame without pixels or colours");
    }
    byte[] indices = new byte[Math.multiplyExact(place.width, place.height)];
    if (LzwDecoder.decode(bytes, data, indices) < indices.length) {
      throw corrupt("has a frame with fewer pixels than its size");
    }
    boolean alpha = transparent != NO_TRANSPARENT;
    return memory.make(
        mat -> {
          mat.create(place.height, place.width, alpha ? CvType.CV_8UC4 : CvType.CV_8UC3);
          paint(indices, palette(bytes, alpha), mat);
        });
  }

  private void paint(byte[] indices, byte[][] palette, Mat mat) {
    byte[] row = new byte[place.width * mat.channels()];
    int passes = interlaced ? FIRST_ROWS.length : 1;
    int from = 0;
    for (int pass = 0; pass < passes; pass++) {
      int step = interlaced ? ROW_STEPS[pass] : 1;
      for (int y = interlaced ? FIRST_ROWS[pass] : 0; y < place.height; y += step) {
        int to = 0;
        for (int x = 0; x < place.width; x++) {
          for (byte channel : palette[indices[from] & 0xff]) {
            row[to++] = channel;
          }
          from++;
        }
        mat.put(y, 0, row);
      }
    }
  }

  /** Each index as BGR or BGRA; one beyond the table is black. */
  private byte[][] palette(Bytes bytes, boolean alpha) {
    byte[][] palette = new byte[MAX_COLOURS][alpha ? 4 : 3];
    for (int i = 0; i < MAX_COLOURS; i++) {
      byte[] colour = palette[i];
      if (alpha && i != transparent) {
        colour[3] = (byte) 255;
      }
      if (i < colours && i != transparent) {
        for (int channel = 0; channel < 3; channel++) {
          colour[2 - channel] = (byte) bytes.u8(table + 3 * i + channel);
        }
      }
    }
    return palette;
  }

  private static RuntimeException corrupt(String what) {
    return Failure.IMAGE_CORRUPT.with("The GIF " + what + "; it cannot be decoded.");
  }
}
