package io.darkroom.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An entity tag made from the bytes: the same bytes have the same tag, whenever stored. */
final class Etag {
  private static final int BYTES = 16;

  private final MessageDigest digest = sha256();

  void update(byte[] bytes) {
    digest.update(bytes);
  }

  /** The tag, once; without quotes. */
  String text() {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}
