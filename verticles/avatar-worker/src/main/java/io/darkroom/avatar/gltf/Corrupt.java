package io.darkroom.avatar.gltf;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;

/** Words about what is wrong with a model. */
final class Corrupt {
  private static final int LONGEST_QUOTE = 60;

  private Corrupt() {}

  /** {@code GLTF_CORRUPT}: what is said at a place of the description cannot be. */
  static DarkroomException at(String place, String what) {
    return Failure.GLTF_CORRUPT.with(place + " " + what);
  }

  /** A stranger's text, fit for a message. */
  static String quote(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return '"'
        + (plain.length() > LONGEST_QUOTE ? plain.substring(0, LONGEST_QUOTE) + "..." : plain)
        + '"';
  }
}
