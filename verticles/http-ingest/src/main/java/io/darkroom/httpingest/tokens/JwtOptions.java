package io.darkroom.httpingest.tokens;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.time.Duration;
import java.util.List;

/**
 * The section {@code jwt}. Keys of all four places are valid at once, so that they can be rotated.
 *
 * @param algorithm of the PEM keys; JWKs say their own
 * @param publicKey a public key as PEM, or null
 * @param publicKeyFile a file that holds one, or null
 * @param jwks a JWK set as JSON (RFC 7517 §5), or null
 * @param jwksFile a file that holds one, or null
 * @param issuer what {@code iss} must be; null for any
 * @param audience one of them must be in {@code aud}; empty for any
 * @param leeway how far clocks may be apart
 */
record JwtOptions(
    String algorithm,
    String publicKey,
    String publicKeyFile,
    String jwks,
    String jwksFile,
    String issuer,
    List<String> audience,
    Duration leeway) {

  /** Default algorithm = {@value}. */
  static final String DEFAULT_ALGORITHM = "RS256";

  /** Default leeway. */
  static final Duration DEFAULT_LEEWAY = Duration.ofSeconds(30);

  /** Only those with a public key: who can verify must not be able to sign. */
  static final List<String> ALGORITHMS =
      List.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

  JwtOptions {
    audience = List.copyOf(audience);
  }

  static JwtOptions read(Conf conf) {
    String algorithm = conf.text("algorithm", DEFAULT_ALGORITHM);
    if (!ALGORITHMS.contains(algorithm)) {
      conf.complain(
          Failure.INVALID_VALUE,
          "algorithm",
          "is \"" + algorithm + "\", must be one of " + String.join(", ", ALGORITHMS));
    }
    return conf.done(
        new JwtOptions(
            algorithm,
            conf.text("publicKey", null),
            conf.text("publicKeyFile", null),
            conf.text("jwks", null),
            conf.text("jwksFile", null),
            conf.text("issuer", null),
            conf.texts("audience", List.of()),
            conf.duration("leeway", DEFAULT_LEEWAY)));
  }

  boolean hasKeys() {
    return publicKey != null || publicKeyFile != null || jwks != null || jwksFile != null;
  }
}
