package io.darkroom.engine.turbo;

import io.darkroom.contract.Failure;
import java.util.List;

/** How bad it is what the decoder complained about. */
enum Damage {
  /** Stray bytes and the like: the picture is whole. Many cameras write such files. */
  NONE,
  /** Some of the picture is missing. */
  PART,
  /** There is no picture: what is in memory is what was there before. */
  FATAL;

  // Parts of libjpeg's warnings, jerror.h.

  private static final List<String> HARMLESS =
      List.of(
          "extraneous bytes before marker",
          "Unknown Adobe color transform code",
          "Inconsistent progression sequence",
          "unknown JFIF revision number",
          "Invalid SOS parameters for sequential JPEG");

  /** After these it makes up what is missing. */
  private static final List<String> PARTS =
      List.of(
          "Premature end of JPEG file",
          "premature end of data segment",
          "bad Huffman code",
          "bad arithmetic code",
          " instead of RST");

  /**
   * By the text of the last complaint. The code beside it is no help: TurboJPEG says "warning" also
   * when the work ended with an error, if there was a warning before. The text is the error's then.
   */
  static Damage of(String complaint) {
    if (PARTS.stream().anyMatch(complaint::contains)) {
      return PART;
    }
    return HARMLESS.stream().anyMatch(complaint::contains) ? NONE : FATAL;
  }

  /** Throws unless a picture with this damage is good enough. */
  void check(boolean acceptTruncated, String said) {
    if (this == FATAL) {
      throw Failure.IMAGE_CORRUPT.with(
          "The jpeg cannot be decoded; it is damaged.", new IllegalArgumentException(said));
    }
    if (this == PART && !acceptTruncated) {
      throw Failure.IMAGE_TRUNCATED.with(
          "A part of the jpeg's picture is missing; send it whole.",
          new IllegalArgumentException(said));
    }
  }
}
