package io.darkroom.httpingest.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A secret that is good, kept as its hash and compared in a time that tells nothing. */
public final class SecretHash {
  /** Shortest secret that should be taken, in characters = {@value}. */
  public static final int SHORTEST = 16;

  private static final Pattern HASHED = Pattern.compile("sha256:([0-9a-fA-F]{64})");

  private final byte[] hash;

  private SecretHash(byte[] hash) {
    this.hash = hash;
  }

  /** The secret as configuration gives it: itself, or {@code sha256:<hex>} of it. */
  public static SecretHash read(String configured) {
    Matcher hashed = HASHED.matcher(configured);
    return new SecretHash(
        hashed.matches() ? HexFormat.of().parseHex(hashed.group(1)) : sha256(configured));
  }

  /** The hash of what somebody brought. */
  public static SecretHash given(String secret) {
    return new SecretHash(sha256(secret));
  }

  /** True if both are of the same secret. */
  public boolean matches(SecretHash other) {
    return MessageDigest.isEqual(hash, other.hash);
  }

  /** The hash in hex. */
  public String hex() {
    return HexFormat.of().formatHex(hash);
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
