package io.darkroom.engine.turbo;

import io.darkroom.contract.Failure;
import java.util.List;

/** How bad it is what the decoder complained about. */
enum Damage {
  /** Stray bytes and the like: the picture is whole. Many cameras write such files. */
  NONE,
  /** Some of the picture is missing. */
  PART,
  /** There is no picture. */
  FATAL;

  /** Parts of libjpeg's warnings (jerror.h) after which it makes up what is missing. */
  private static final List<String> PARTS =
      List.of(
          "Premature end of JPEG file",
          "premature end of data segment",
          "bad Huffman code",
          "bad arithmetic code",
          " instead of RST");

  static Damage of(String warning) {
    return PARTS.stream().anyMatch(warning::contains) ? PART : NONE;
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
