package io.darkroom.httpingest.tokens;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The keys that tokens may be signed with.
 *
 * @param pems public keys as PEM
 * @param jwks JSON Web Keys, public ones
 */
record JwtKeys(List<String> pems, List<JsonObject> jwks) {
  static Future<JwtKeys> load(Vertx vertx, JwtOptions options) {
    Future<String> pem = file(vertx, "publicKeyFile", options.publicKeyFile());
    Future<String> set = file(vertx, "jwksFile", options.jwksFile());
    return Future.all(pem, set)
        .map(
            read -> {
              List<JsonObject> jwks = new ArrayList<>(set("jwks", options.jwks()));
              jwks.addAll(set("jwksFile", set.result()));
              List<String> pems =
                  Stream.of(options.publicKey(), pem.result()).filter(Objects::nonNull).toList();
              if (pems.isEmpty() && jwks.isEmpty()) {
                // Without a key vertx-auth-jwt would take unsigned tokens.
                throw wrong("jwks", "holds no key that signs");
              }
              return new JwtKeys(pems, jwks);
            });
  }

  private static Future<String> file(Vertx vertx, String key, String path) {
    if (path == null) {
      return Future.succeededFuture();
    }
    return vertx
        .fileSystem()
        .readFile(path)
        .map(Buffer::toString)
        .recover(
            error ->
                Future.failedFuture(
                    Failure.INVALID_CONFIGURATION.with(
                        where(key) + " is " + path + ", which cannot be read; give a file.",
                        error)));
  }

  private static List<JsonObject> set(String key, String json) {
    if (json == null) {
      return List.of();
    }
    JsonArray keys;
    try {
      keys = new JsonObject(json).getJsonArray("keys", new JsonArray());
    } catch (DecodeException | ClassCastException error) {
      throw wrong(key, "is not a JWK set: {\"keys\": [...]}");
    }
    List<JsonObject> set = new ArrayList<>();
    for (Object one : keys) {
      if (!(one instanceof JsonObject jwk)) {
        throw wrong(key, "lists something that is no key");
      }
      if ("oct".equals(jwk.getString("kty")) || jwk.containsKey("d")) {
        throw wrong(key, "holds a secret key; give public ones, so that nobody here can sign");
      }
      if (!"enc".equals(jwk.getString("use"))) {
        set.add(jwk);
      }
    }
    return set;
  }

  private static RuntimeException wrong(String key, String what) {
    return Failure.INVALID_CONFIGURATION.with(where(key) + " " + what + ".");
  }

  private static String where(String key) {
    return "http-ingest.avatars.auth.jwt." + key;
  }
}
