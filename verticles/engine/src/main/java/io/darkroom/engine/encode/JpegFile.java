package io.darkroom.engine.encode;

import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Subsampling;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.turbo.TurboEncoder;
import org.opencv.imgcodecs.Imgcodecs;

/** JPEG files, by libjpeg-turbo's library where there is one. Both ways give the same picture. */
final class JpegFile {
  private static final String EXTENSION = ".jpg";

  private final TurboEncoder turbo;

  JpegFile(TurboEncoder turbo) {
    this.turbo = turbo;
  }

  byte[] encode(Pixels picture, Encoding encoding, int quality) {
    byte[] file = turbo == null ? null : turbo.encode(picture, encoding, quality);
    return file != null
        ? file
        : OpenCvFile.encode(
            picture,
            EXTENSION,
            Imgcodecs.IMWRITE_JPEG_QUALITY,
            quality,
            Imgcodecs.IMWRITE_JPEG_PROGRESSIVE,
            encoding.progressive() ? 1 : 0,
            Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
            sampling(encoding.subsampling()));
  }

  private static int sampling(Subsampling asked) {
    return switch (asked) {
      case YUV_420 -> Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
      case YUV_422 -> Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422;
      case YUV_444 -> Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
    };
  }
}
