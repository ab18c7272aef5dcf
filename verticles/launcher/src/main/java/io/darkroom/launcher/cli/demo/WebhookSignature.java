package io.darkroom.launcher.cli.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The receiver's half of Standard Webhooks 1.0: HMAC-SHA256 over {@code id.timestamp.body}. All a
 * receiver needs, and on purpose nothing of what {@code postback} signs with.
 */
final class WebhookSignature {
  private final SecretKeySpec key;

  /**
   * @param secret {@code whsec_} and the key in base64
   */
  WebhookSignature(String secret) {
    byte[] bytes = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** The signature of one message. */
  String sign(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java has HmacSHA256", absent);
    }
  }

  /**
   * True if one of the signatures, separated by spaces, is this key's. A null is no signature.
   * Whether the timestamp is recent is the caller's business.
   */
  boolean verifies(String id, String timestamp, byte[] body, String signatures) {
    if (id == null || timestamp == null || signatures == null) {
      return false;
    }
    byte[] expected = sign(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (String one : signatures.split(" ")) {
      found |= MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.UTF_8));
    }
    return found;
  }
}
