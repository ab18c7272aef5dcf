package io.darkroom.engine.decode;

import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.TiffHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A TIFF as its decoder gets it: without its orientation. OpenCV applies that to TIFFs in all modes
 * but some of the ways, so it is taken out, and the picture is turned as any other is.
 */
final class TiffFile {
  private static final short SHORT = 3;
  private static final int TYPE = 2;
  private static final int COUNT = 4;
  private static final int VALUE = 8;

  private TiffFile() {}

  /** A copy; its orientation, if it has one, says upright. */
  static ByteBuffer asStored(ByteBuffer image) {
    byte[] copy = new byte[image.limit()];
    image.get(0, copy);
    ByteBuffer file = ByteBuffer.wrap(copy);
    Bytes bytes = new Bytes(file);
    int entry = TiffHeader.orientationEntry(bytes);
    if (entry >= 0) {
      file.order(bytes.says(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      file.putShort(entry + TYPE, SHORT);
      file.putInt(entry + COUNT, 1);
      file.putShort(entry + VALUE, (short) 1);
    }
    return file;
  }
}
