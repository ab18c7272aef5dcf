package io.darkroom.engine.turbo;

import com.sun.jna.Pointer;
import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.util.Set;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** Decodes JPEGs straight into the memory of a Mat: BGR, or one channel of grey. */
public final class TurboDecoder {
  /**
   * Sides are reduced to so many eighths of their own. Only 1, 2, 4 and 8 have SIMD code: measured
   * on 12 megapixels, they take 23, 26, 29 and 56 ms; 3, 5, 6 and 7 take 34, 50, 58 and 75, so that
   * none is worth its while.
   */
  public static final int EIGHTHS = 8;

  // turbojpeg.h: TJCS_, TJPF_, TJFLAG_.
  private static final Set<Integer> CMYK_SPACES = Set.of(3, 4);
  private static final int BGR_PIXELS = 1;
  private static final int GRAY_PIXELS = 6;

  /** A second belt: the header's reader has counted the scans. */
  private static final int LIMIT_SCANS = 32768;

  private static final Scalar GREY = Scalar.all(128);

  private final TurboLibrary library;

  TurboDecoder(TurboLibrary library) {
    this.library = library;
  }

  /**
   * Decodes, each side to {@code eighths / 8} of its own, rounded up. Null if the file is of a kind
   * that is not for this library (CMYK, or sampled in an unusual way). Fails with {@code
   * IMAGE_CORRUPT}, and with {@code IMAGE_TRUNCATED} when a part of the picture is missing, unless
   * that is accepted: then it is grey.
   *
   * @param file the whole file, an end of image behind it
   * @param grey whether it is grey, and to be one channel
   */
  public Pixels decode(
      Pixels file, Header header, boolean grey, int eighths, boolean acceptTruncated) {
    long jpeg = file.mat().dataAddr();
    long length = file.mat().total();
    Pointer handle = library.initDecompress();
    try {
      if (!mine(handle, jpeg, length, header)) {
        return null;
      }
      int type = grey ? CvType.CV_8UC1 : CvType.CV_8UC3;
      return file.memory()
          .make(
              to -> {
                to.create(scaled(header.height(), eighths), scaled(header.width(), eighths), type);
                if (!header.complete()) {
                  // Should the library ever leave rows out, they are grey and not another's
                  // picture.
                  NativeMemory.fill(to, GREY);
                }
                decode(handle, jpeg, length, to, acceptTruncated);
              });
    } finally {
      library.destroy(handle);
    }
  }

  /** How long a side becomes. */
  public static int scaled(int side, int eighths) {
    return (int) (((long) side * eighths + EIGHTHS - 1) / EIGHTHS);
  }

  /** False if the file is of a kind that is not for this library. */
  private boolean mine(Pointer handle, long jpeg, long length, Header header) {
    int[] width = {0};
    int[] height = {0};
    int[] space = {0};
    int result = library.readHeader(handle, jpeg, length, width, height, new int[1], space);
    if ((result != 0 && library.fatal(handle)) || CMYK_SPACES.contains(space[0])) {
      return false;
    }
    // A decoder that saw another size than we did would have passed our limits unseen, and would
    // not fill the Mat.
    if (width[0] != header.width() || height[0] != header.height()) {
      throw Failure.IMAGE_CORRUPT.with("The jpeg cannot be decoded; it is damaged.");
    }
    return true;
  }

  private void decode(Pointer handle, long jpeg, long length, Mat to, boolean acceptTruncated) {
    int result =
        library.decompress(
            handle,
            jpeg,
            length,
            to.dataAddr(),
            to.cols(),
            (int) to.step1(),
            to.rows(),
            to.channels() == 1 ? GRAY_PIXELS : BGR_PIXELS,
            LIMIT_SCANS);
    if (result != 0) {
      String complaint = library.error(handle);
      Damage.of(complaint).check(acceptTruncated, complaint);
    }
  }
}
