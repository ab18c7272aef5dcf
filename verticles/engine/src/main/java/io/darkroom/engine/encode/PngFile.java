package io.darkroom.engine.encode;

import io.darkroom.contract.renditions.Compression;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.imgcodecs.Imgcodecs;

/** PNG files. */
final class PngFile {
  private static final String EXTENSION = ".png";

  private PngFile() {}

  static byte[] encode(Pixels picture, Compression compression) {
    return switch (compression) {
      // What OpenCV does unless told: filter SUB, run lengths, level 1.
      case FAST -> OpenCvFile.encode(picture, EXTENSION);
      case SMALL ->
          OpenCvFile.encode(
              picture,
              EXTENSION,
              Imgcodecs.IMWRITE_PNG_COMPRESSION,
              1,
              Imgcodecs.IMWRITE_PNG_STRATEGY,
              Imgcodecs.IMWRITE_PNG_STRATEGY_RLE);
    };
  }
}
