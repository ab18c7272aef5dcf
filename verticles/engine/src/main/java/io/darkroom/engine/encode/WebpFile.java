package io.darkroom.engine.encode;

import io.darkroom.engine.pixels.Pixels;
import org.opencv.imgcodecs.Imgcodecs;

/** WebP files. */
final class WebpFile {
  private static final String EXTENSION = ".webp";

  /** OpenCV takes any quality above 100 for lossless. */
  private static final int LOSSLESS = 101;

  private WebpFile() {}

  static byte[] lossy(Pixels picture, int quality) {
    return OpenCvFile.encode(picture, EXTENSION, Imgcodecs.IMWRITE_WEBP_QUALITY, quality);
  }

  static byte[] lossless(Pixels picture) {
    return OpenCvFile.encode(picture, EXTENSION, Imgcodecs.IMWRITE_WEBP_QUALITY, LOSSLESS);
  }
}
