package io.darkroom.engine.turbo;

import com.sun.jna.Pointer;
import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Subsampling;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Encodes pictures as JPEGs, straight from the memory of a Mat. */
public final class TurboEncoder {
  // turbojpeg.h: TJSAMP_, TJPF_, TJFLAG_.
  private static final int SAMP_444 = 0;
  private static final int SAMP_422 = 1;
  private static final int SAMP_420 = 2;
  private static final int SAMP_GRAY = 3;
  private static final int BGR_PIXELS = 1;
  private static final int GRAY_PIXELS = 6;
  private static final int BGRX_PIXELS = 3;
  private static final int NO_REALLOC = 1024;

  /** The transform that OpenCV takes, too; with SIMD it costs next to nothing. */
  private static final int ACCURATE_DCT = 4096;

  private static final int PROGRESSIVE = 16384;

  private final TurboLibrary library;

  TurboEncoder(TurboLibrary library) {
    this.library = library;
  }

  /** The file; null if the picture is too large for this library. */
  public byte[] encode(Pixels picture, Encoding encoding, int quality) {
    Mat from = picture.mat();
    int subsampling = from.channels() == 1 ? SAMP_GRAY : subsampling(encoding.subsampling());
    long most = library.bufferSize(from.cols(), from.rows(), subsampling);
    if (most > Integer.MAX_VALUE) {
      return null;
    }
    // Of all that, the system gives what is written only.
    try (Pixels buffer = picture.memory().make(to -> to.create(1, (int) most, CvType.CV_8UC1))) {
      int flags = NO_REALLOC | ACCURATE_DCT | (encoding.progressive() ? PROGRESSIVE : 0);
      byte[] file = new byte[encode(from, buffer.mat(), subsampling, quality, flags)];
      buffer.mat().get(0, 0, file);
      return file;
    }
  }

  private int encode(Mat from, Mat buffer, int subsampling, int quality, int flags) {
    Pointer handle = library.initCompress();
    try {
      long size =
          library.compress(
              handle,
              from.dataAddr(),
              from.cols(),
              Math.toIntExact(from.step1()),
              from.rows(),
              pixels(from.channels()),
              buffer.dataAddr(),
              subsampling,
              quality,
              flags);
      if (size < 0) {
        throw new IllegalStateException("libjpeg-turbo did not encode: " + library.error(handle));
      }
      return (int) size;
    } finally {
      library.destroy(handle);
    }
  }

  private static int pixels(int channels) {
    return switch (channels) {
      case 1 -> GRAY_PIXELS;
      case 3 -> BGR_PIXELS;
      default -> BGRX_PIXELS;
    };
  }

  private static int subsampling(Subsampling asked) {
    return switch (asked) {
      case YUV_420 -> SAMP_420;
      case YUV_422 -> SAMP_422;
      case YUV_444 -> SAMP_444;
    };
  }
}
