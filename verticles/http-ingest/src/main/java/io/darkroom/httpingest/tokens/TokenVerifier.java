package io.darkroom.httpingest.tokens;

import io.vertx.core.Future;

/** Tells good tokens from bad ones. Called on an event loop. */
@FunctionalInterface
public interface TokenVerifier {
  /**
   * Gives who brought the token; fails with UNAUTHORIZED when it is not good. What the bearer may
   * do is for the caller to judge, by the scopes.
   *
   * @param token as it came behind {@code Bearer}
   */
  Future<Bearer> verify(String token);
}
