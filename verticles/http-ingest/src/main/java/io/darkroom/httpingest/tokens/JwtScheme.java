package io.darkroom.httpingest.tokens;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/** JSON Web Tokens, signed by somebody whose public keys are configured. */
public final class JwtScheme implements TokenScheme {
  @Override
  public String name() {
    return "jwt";
  }

  @Override
  public Opener read(Conf auth, boolean chosen) {
    JwtOptions options = JwtOptions.read(auth.section("jwt"));
    if (chosen && !options.hasKeys()) {
      auth.complain(
          Failure.MISSING_FIELD,
          "jwt",
          "names no key; give publicKey, publicKeyFile, jwks or jwksFile");
    }
    return vertx -> JwtKeys.load(vertx, options).map(keys -> new JwtVerifier(vertx, options, keys));
  }
}
