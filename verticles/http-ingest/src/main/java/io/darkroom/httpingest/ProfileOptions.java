package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.profiles.ProfilePlaces;
import io.darkroom.httpingest.tokens.SecretHash;

/**
 * The section {@code http-ingest.profiles}.
 *
 * @param enabled whether there are {@code POST /schedule-processing} and {@code GET /status}
 * @param authSecret who brings it may have profiles processed; {@code sha256:<hex>} for one given
 *     as its hash
 * @param places what the deployment calls itself
 */
record ProfileOptions(boolean enabled, String authSecret, ProfilePlaces places) {
  static ProfileOptions read(Conf conf, Conf root) {
    boolean enabled = conf.flag("enabled", false);
    String secret = conf.text("authSecret", "");
    if (enabled && secret.length() < SecretHash.SHORTEST) {
      conf.complain(
          Failure.INVALID_VALUE,
          "authSecret",
          "is too short to be a secret; give at least " + SecretHash.SHORTEST + " characters");
    }
    return conf.done(new ProfileOptions(enabled, secret, ProfilePlaces.read(root)));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ProfileOptions[enabled=" + enabled + "]";
  }
}
