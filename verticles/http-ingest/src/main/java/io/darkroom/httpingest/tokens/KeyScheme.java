package io.darkroom.httpingest.tokens;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/**
 * Static keys, each with its scopes: {@code keys: [{key, scopes, subject}]}. All are compared every
 * time, so that how long it takes tells nothing.
 */
public final class KeyScheme implements TokenScheme {
  private record Key(SecretHash secret, Bearer bearer) {
    static Key read(Conf conf) {
      String key = conf.text("key");
      if (!key.isEmpty() && key.length() < SecretHash.SHORTEST) {
        conf.complain(
            Failure.INVALID_VALUE,
            "key",
            "is too short to be a secret; give at least " + SecretHash.SHORTEST + " characters");
      }
      Set<String> scopes = Set.copyOf(conf.texts("scopes", List.of()));
      if (scopes.isEmpty()) {
        conf.complain(Failure.MISSING_FIELD, "scopes", "must name at least one scope");
      }
      Bearer bearer = new Bearer(conf.text("subject", null), scopes);
      return conf.done(new Key(SecretHash.read(key), bearer));
    }
  }

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public Opener read(Conf auth, boolean chosen) {
    List<Key> keys = auth.sections("keys").stream().map(Key::read).toList();
    if (chosen && keys.isEmpty()) {
      auth.complain(Failure.MISSING_FIELD, "keys", "must list at least one key when kind is keys");
    }
    return vertx -> Future.succeededFuture(token -> verify(keys, token));
  }

  private static Future<Bearer> verify(List<Key> keys, String token) {
    SecretHash given = SecretHash.given(token);
    Bearer found = null;
    for (Key key : keys) {
      if (key.secret.matches(given)) {
        found = key.bearer;
      }
    }
    return found != null
        ? Future.succeededFuture(found)
        : Future.failedFuture(
            Failure.UNAUTHORIZED.with("The token is not one of those that are valid here."));
  }
}
