package io.darkroom.postback;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A signing secret, as {@code whsec_} and Base64 spell it. It never shows itself. */
final class Secret {
  /** How a secret begins = {@value}. */
  static final String PREFIX = "whsec_";

  /** Shortest secret that the specification allows, in bytes = {@value}. */
  static final int MIN_BYTES = 24;

  /** Longest secret that the specification allows, in bytes = {@value}. */
  static final int MAX_BYTES = 64;

  private static final String HMAC = "HmacSHA256";
  private static final int NEW_BYTES = 32;

  private final SecretKeySpec key;

  private Secret(byte[] key) {
    this.key = new SecretKeySpec(key, HMAC);
  }

  /** Reads a secret; empty for what is none. */
  static Optional<Secret> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
      return key.length < MIN_BYTES || key.length > MAX_BYTES
          ? Optional.empty()
          : Optional.of(new Secret(key));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** The text of a new one. */
  static String random() {
    byte[] key = new byte[NEW_BYTES];
    new SecureRandom().nextBytes(key);
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /** The message's authentication code, in Base64. */
  String sign(byte[] start, byte[] rest) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(start);
      return Base64.getEncoder().encodeToString(mac.doFinal(rest));
    } catch (GeneralSecurityException impossible) {
      // Every JVM has HmacSHA256, and it takes any key.
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "***";
  }
}
