package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.darkroom.httpingest.tokens.BearerHeader;
import io.darkroom.httpingest.tokens.SecretHash;
import java.util.List;

/**
 * The keys that are good, several at once so that they can be rotated. They are kept and compared
 * as hashes, all of them every time: how long it takes tells nothing.
 */
final class ApiKeys {
  private final List<SecretHash> hashes;

  private ApiKeys(List<SecretHash> hashes) {
    this.hashes = hashes;
  }

  static ApiKeys of(List<String> keys) {
    return new ApiKeys(keys.stream().map(SecretHash::read).toList());
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
    String key =
        BearerHeader.token(authorization)
            .orElseThrow(
                () ->
                    Failure.UNAUTHORIZED.with(
                        "An API key is needed; send it as the header Authorization: Bearer"
                            + " <key>."));
    SecretHash given = SecretHash.given(key);
    boolean good = false;
    for (SecretHash hash : hashes) {
      good |= hash.matches(given);
    }
    if (!good) {
      throw Failure.UNAUTHORIZED.with("The API key is not one of those that are valid here.");
    }
  }
}
