package io.darkroom.storage.quarantine;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one source from another.
 *
 * @param sha256 of its bytes, 64 lower-case hex digits
 * @param bytes its size: sources of another size need not be hashed
 */
public record Fingerprint(String sha256, long bytes) {
  private static final int SOME = 64 << 10;

  /** Of a whole source; takes milliseconds for each megabyte. */
  public static Fingerprint of(Buffer source) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] some = new byte[SOME];
      for (int at = 0; at < source.length(); at += SOME) {
        int count = Math.min(SOME, source.length() - at);
        source.getBytes(at, at + count, some);
        digest.update(some, 0, count);
      }
      return new Fingerprint(HexFormat.of().formatHex(digest.digest()), source.length());
    } catch (NoSuchAlgorithmException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }
}
