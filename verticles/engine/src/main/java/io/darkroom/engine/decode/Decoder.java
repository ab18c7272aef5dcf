package io.darkroom.engine.decode;

import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.SourceFormat;
import io.darkroom.engine.header.TiffHeader;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Alpha;
import java.nio.ByteBuffer;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Decodes an image whose header was read: into 8-bit BGR, or BGRA with straight alpha, as it is
 * stored (turning it upright is a step of its own).
 */
public final class Decoder {
  /**
   * Goes behind every JPEG: one that ends without it would be filled up with what happened to be in
   * memory, which may be another's picture. Behind a whole one it is ignored.
   */
  private static final byte[] END_OF_IMAGE = {(byte) 0xff, (byte) 0xd9};

  private static final byte[] NOTHING = {};

  private static final double SIXTEEN_TO_EIGHT_BITS = 1 / 257.0;

  private final NativeMemory memory;

  public Decoder(NativeMemory memory) {
    this.memory = memory;
  }

  /** Fails with {@code IMAGE_CORRUPT}. The buffer is read from 0 to its limit. */
  public Pixels decode(ByteBuffer image, Header header, int reduction) {
    if (header.format() == SourceFormat.GIF) {
      return GifDecoder.decode(image, header, memory);
    }
    if (header.format() == SourceFormat.TIFF) {
      return tiff(TiffFile.asStored(image), header);
    }
    return still(image, header, reduction);
  }

  /** Its colours are divided by alpha where the decoder has multiplied them by it. */
  private Pixels tiff(ByteBuffer file, Header header) {
    Pixels decoded = still(file, header, 1);
    if (!decoded.alpha() || !TiffHeader.multiplied(new Bytes(file))) {
      return decoded;
    }
    try (decoded) {
      return Alpha.straight(decoded);
    }
  }

  private Pixels still(ByteBuffer image, Header header, int reduction) {
    try (Pixels encoded = encoded(image, header.format())) {
      Pixels decoded =
          memory.own(
              imdecode(encoded.mat(), flags(header, reduction)),
              mat -> check(mat, header, reduction));
      return decoded.mat().depth() == CvType.CV_8U && decoded.mat().channels() > 1
          ? decoded
          : plain(decoded);
    }
  }

  /** The file as OpenCV takes it: where it is if there is room behind it, else copied. */
  private Pixels encoded(ByteBuffer image, SourceFormat format) {
    byte[] end = format == SourceFormat.JPEG ? END_OF_IMAGE : NOTHING;
    int length = image.limit();
    if (image.isDirect() && image.capacity() >= length + end.length) {
      ByteBuffer room = image.duplicate().clear();
      room.put(length, end);
      return memory.lend(new Mat(1, length + end.length, CvType.CV_8UC1, room));
    }
    return memory.make(
        mat -> {
          byte[] bytes = new byte[length + end.length];
          image.get(0, bytes, 0, length);
          System.arraycopy(end, 0, bytes, length, end.length);
          mat.create(1, bytes.length, CvType.CV_8UC1);
          mat.put(0, 0, bytes);
        });
  }

  private static Mat imdecode(Mat encoded, int flags) {
    try {
      return Imgcodecs.imdecode(encoded, flags);
    } catch (CvException error) {
      throw Failure.IMAGE_CORRUPT.with("The image cannot be decoded; it is damaged.", error);
    }
  }

  private static int flags(Header header, int reduction) {
    if (header.alpha()) {
      return Imgcodecs.IMREAD_UNCHANGED;
    }
    int colour =
        switch (reduction) {
          case 8 -> Imgcodecs.IMREAD_REDUCED_COLOR_8;
          case 4 -> Imgcodecs.IMREAD_REDUCED_COLOR_4;
          case 2 -> Imgcodecs.IMREAD_REDUCED_COLOR_2;
          default -> Imgcodecs.IMREAD_COLOR;
        };
    return colour | Imgcodecs.IMREAD_IGNORE_ORIENTATION;
  }

  /** A decoder that saw another size than we did would have passed our limits unseen. */
  private static void check(Mat mat, Header header, int reduction) {
    int width = (header.width() + reduction - 1) / reduction;
    int height = (header.height() + reduction - 1) / reduction;
    if (mat.cols() != width || mat.rows() != height) {
      throw Failure.IMAGE_CORRUPT.with(
          "The " + header.format().wire() + " cannot be decoded; it is damaged.");
    }
  }

  /** Of 16 bits or of grey, makes 8-bit BGR or BGRA; closes what it is given. */
  private Pixels plain(Pixels decoded) {
    try (decoded) {
      return memory.make(
          mat -> {
            decoded.mat().convertTo(mat, CvType.CV_8U, scale(decoded.mat().depth()));
            if (mat.channels() == 1) {
              Imgproc.cvtColor(mat, mat, Imgproc.COLOR_GRAY2BGR);
            }
          });
    }
  }

  private static double scale(int depth) {
    return depth == CvType.CV_16U ? SIXTEEN_TO_EIGHT_BITS : 1;
  }
}
