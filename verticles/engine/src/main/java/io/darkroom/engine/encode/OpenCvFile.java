package io.darkroom.engine.encode;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** Files as OpenCV writes them. */
final class OpenCvFile {
  private OpenCvFile() {}

  /**
   * The file.
   *
   * @param extension tells the format, as {@code .png}
   * @param parameters pairs of an {@code IMWRITE_} key and its value
   */
  static byte[] encode(Pixels picture, String extension, int... parameters) {
    NativeMemory memory = picture.memory();
    MatOfByte bytes = new MatOfByte();
    try (Pixels pairs = memory.own(new MatOfInt(), mat -> mat.fromArray(parameters));
        Pixels encoded =
            memory.own(bytes, to -> write(picture.mat(), extension, to, (MatOfInt) pairs.mat()))) {
      byte[] file = new byte[(int) encoded.mat().total()];
      encoded.mat().get(0, 0, file);
      return file;
    }
  }

  private static void write(Mat picture, String extension, MatOfByte to, MatOfInt parameters) {
    if (!Imgcodecs.imencode(extension, picture, to, parameters)) {
      throw new IllegalStateException("OpenCV did not encode a " + extension);
    }
  }
}
