package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkroom.contract.Failure;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys that are good, several at once so that they can be rotated. They are kept and compared
 * as hashes, all of them every time: how long it takes tells nothing.
 */
final class ApiKeys {
  private static final Pattern HASHED = Pattern.compile("sha256:([0-9a-fA-F]{64})");
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([^ ]+) *");

  private final List<byte[]> hashes;

  private ApiKeys(List<byte[]> hashes) {
    this.hashes = hashes;
  }

  static ApiKeys of(List<String> keys) {
    return new ApiKeys(keys.stream().map(ApiKeys::read).toList());
  }

  /**
   * Lets pass who brings a good key, and everybody when there are none.
   *
   * @param authorization the header {@code Authorization}, or null
   */
  void check(String authorization) {
    if (hashes.isEmpty()) {
      return;
    }
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
    if (!bearer.matches()) {
      throw Failure.UNAUTHORIZED.with(
          "An API key is needed; send it as the header Authorization: Bearer <key>.");
    }
    byte[] given = Hashes.sha256(bearer.group(1).getBytes(UTF_8));
    boolean good = false;
    for (byte[] hash : hashes) {
      good |= MessageDigest.isEqual(hash, given);
    }
    if (!good) {
      throw Failure.UNAUTHORIZED.with("The API key is not one of those that are valid here.");
    }
  }

  private static byte[] read(String key) {
    Matcher hashed = HASHED.matcher(key);
    return hashed.matches()
        ? HexFormat.of().parseHex(hashed.group(1))
        : Hashes.sha256(key.getBytes(UTF_8));
  }
}
