package io.darkroom.httpingest.tokens;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.HashSet;
import java.util.Set;

/**
 * Verifies JSON Web Tokens: signature, {@code exp} (which must be there), {@code nbf}, {@code iss},
 * {@code aud}. Scopes are read from {@code scope} (RFC 8693 §4.2, spaces between) or {@code scp}, a
 * text or a list; the subject from {@code sub}.
 */
final class JwtVerifier implements TokenVerifier {
  private final JWTAuth auth;

  JwtVerifier(Vertx vertx, JwtOptions options, JwtKeys keys) {
    JWTOptions claims = new JWTOptions().setLeeway((int) options.leeway().toSeconds());
    if (options.issuer() != null) {
      claims.setIssuer(options.issuer());
    }
    if (!options.audience().isEmpty()) {
      claims.setAudience(options.audience());
    }
    JWTAuthOptions read = new JWTAuthOptions().setJWTOptions(claims);
    for (String pem : keys.pems()) {
      read.addPubSecKey(
          new PubSecKeyOptions().setAlgorithm(options.algorithm()).setBuffer(pem.strip()));
    }
    keys.jwks().forEach(read::addJwk);
    try {
      this.auth = JWTAuth.create(vertx, read);
    } catch (RuntimeException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          "http-ingest.avatars.auth.jwt: one of the keys cannot be read; give public keys as PEM,"
              + " with the algorithm they are for, or a JWK set.",
          error);
    }
  }

  @Override
  public Future<Bearer> verify(String token) {
    return auth.authenticate(new TokenCredentials(token))
        .map(user -> bearer(user.principal(), user.attributes()))
        .recover(
            error ->
                Future.failedFuture(
                    error instanceof DarkroomException
                        ? error
                        : Failure.UNAUTHORIZED.with(
                            "The token is expired, not signed by a key that is known here, or not"
                                + " meant for this service.",
                            error)));
  }

  private static Bearer bearer(JsonObject principal, JsonObject attributes) {
    JsonObject claims = attributes.getJsonObject("accessToken", principal);
    if (!claims.containsKey("exp")) {
      throw Failure.UNAUTHORIZED.with("The token never expires; get one with exp.");
    }
    Set<String> scopes = new HashSet<>();
    add(scopes, claims.getValue("scope"));
    add(scopes, claims.getValue("scp"));
    return new Bearer(claims.getValue("sub") instanceof String subject ? subject : null, scopes);
  }

  private static void add(Set<String> scopes, Object claim) {
    if (claim instanceof String text) {
      for (String one : text.split(" ")) {
        if (!one.isEmpty()) {
          scopes.add(one);
        }
      }
    } else if (claim instanceof JsonArray list) {
      list.stream().filter(String.class::isInstance).map(String.class::cast).forEach(scopes::add);
    }
  }
}
