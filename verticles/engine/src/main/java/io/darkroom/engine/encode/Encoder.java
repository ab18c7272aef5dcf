package io.darkroom.engine.encode;

import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** Encodes pictures. No metadata is written: nothing of the source's goes out but its pixels. */
public final class Encoder {
  private Encoder() {}

  /** The file's bytes; alpha is straight, and lost in a JPEG. */
  public static byte[] encode(Pixels picture, Format format, int quality) {
    NativeMemory memory = picture.memory();
    MatOfByte bytes = new MatOfByte();
    try (Pixels parameters =
            memory.own(new MatOfInt(), mat -> mat.fromArray(parameters(format, quality)));
        Pixels encoded =
            memory.own(
                bytes, to -> write(picture.mat(), format, to, (MatOfInt) parameters.mat()))) {
      byte[] file = new byte[(int) encoded.mat().total()];
      encoded.mat().get(0, 0, file);
      return file;
    }
  }

  /** The format's extension, which is also how OpenCV is told it. */
  public static String extension(Format format) {
    return switch (format) {
      case PNG -> "png";
      case WEBP -> "webp";
      default -> "jpg";
    };
  }

  /** The format's media type. */
  public static String contentType(Format format) {
    return switch (format) {
      case PNG -> "image/png";
      case WEBP -> "image/webp";
      default -> "image/jpeg";
    };
  }

  private static void write(Mat picture, Format format, MatOfByte to, MatOfInt parameters) {
    if (!Imgcodecs.imencode("." + extension(format), picture, to, parameters)) {
      throw new IllegalStateException("OpenCV did not encode " + format);
    }
  }

  /** PNG has none: its defaults are fast, and small where there are photographs. */
  private static int[] parameters(Format format, int quality) {
    return switch (format) {
      case PNG -> new int[0];
      case WEBP -> new int[] {Imgcodecs.IMWRITE_WEBP_QUALITY, quality};
      default -> new int[] {Imgcodecs.IMWRITE_JPEG_QUALITY, quality};
    };
  }
}
