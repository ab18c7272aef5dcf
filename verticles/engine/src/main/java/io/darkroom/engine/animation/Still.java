package io.darkroom.engine.animation;

import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.SourceFormat;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.nio.ByteBuffer;
import org.opencv.core.CvType;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/** A frame of a WebP or an APNG, made into a file of its own, which any decoder takes. */
final class Still {
  private static final double SIXTEEN_TO_EIGHT_BITS = 1 / 257.0;

  private Still() {}

  /** Decodes such a file into 8-bit BGR or BGRA; it must be of the size that its place has. */
  static Pixels decode(
      byte[] file, SourceFormat format, Rect place, StillDecoder decoder, NativeMemory memory) {
    ByteBuffer buffer = ByteBuffer.wrap(file);
    Header header = Header.read(new Bytes(buffer), format);
    if (header.width() != place.width || header.height() != place.height || header.animated()) {
      throw corrupt(format, "has a frame that is not of the size it says");
    }
    Pixels decoded = decoder.decode(buffer, header);
    if (decoded.mat().depth() == CvType.CV_8U && decoded.mat().channels() > 1) {
      return decoded;
    }
    try (decoded) {
      return memory.make(
          to -> {
            double scale = decoded.mat().depth() == CvType.CV_16U ? SIXTEEN_TO_EIGHT_BITS : 1;
            decoded.mat().convertTo(to, CvType.CV_8U, scale);
            if (to.channels() == 1) {
              Imgproc.cvtColor(to, to, Imgproc.COLOR_GRAY2BGR);
            }
          });
    }
  }

  /** Refuses a place that is not on the canvas. */
  static Rect placed(SourceFormat format, Header on, long left, long top, long wide, long high) {
    if (wide < 1 || high < 1 || left + wide > on.width() || top + high > on.height()) {
      throw corrupt(format, "has a frame that is not within it");
    }
    return new Rect((int) left, (int) top, (int) wide, (int) high);
  }

  static RuntimeException corrupt(SourceFormat format, String what) {
    return Failure.IMAGE_CORRUPT.with("The " + format.wire() + " " + what + "; it is damaged.");
  }
}
