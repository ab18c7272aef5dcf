package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.darkroom.httpingest.tokens.Bearer;
import io.darkroom.httpingest.tokens.BearerHeader;
import io.darkroom.httpingest.tokens.TokenVerifier;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * Who may upload and remove avatars: who brings a token with one of the scopes. Where no kind of
 * tokens is configured, the API's own keys count.
 */
final class AvatarAccess {
  private final Optional<TokenVerifier> verifier;
  private final List<String> scopes;
  private final ApiKeys keys;

  AvatarAccess(Optional<TokenVerifier> verifier, List<String> scopes, ApiKeys keys) {
    this.verifier = verifier;
    this.scopes = scopes;
    this.keys = keys;
  }

  /** Gives who asks, or fails with UNAUTHORIZED or TOKEN_SCOPE_MISSING. */
  Future<Bearer> check(RoutingContext ctx) {
    String authorization = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (verifier.isEmpty()) {
      keys.check(authorization);
      return Future.succeededFuture(Bearer.SERVICE);
    }
    String token =
        BearerHeader.token(authorization)
            .orElseThrow(
                () ->
                    Failure.UNAUTHORIZED.with(
                        "A token is needed; send it as the header Authorization: Bearer <token>."));
    return verifier.get().verify(token).map(this::scoped);
  }

  private Bearer scoped(Bearer bearer) {
    if (scopes.stream().noneMatch(bearer.scopes()::contains)) {
      throw Failure.TOKEN_SCOPE_MISSING.with(
          "The token is good, but not for this; it needs the scope "
              + String.join(" or ", scopes)
              + ".");
    }
    return bearer;
  }
}
