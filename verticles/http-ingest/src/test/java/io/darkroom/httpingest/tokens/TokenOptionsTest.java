package io.darkroom.httpingest.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenOptionsTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void findsAKindThatIsPluggedIn() {
    TokenVerifier verifier = open("{\"kind\": \"echo\", \"echo\": {\"scope\": \"write\"}}").get();
    assertEquals(new Bearer("ann", Set.of("write")), verifier.verify("ann").await());
  }

  @Test
  void hasNoVerifierOfItsOwnWithoutAKind() {
    assertTrue(open("{}").isEmpty());
    assertTrue(open("{\"kind\": \"none\"}").isEmpty());
  }

  @Test
  void takesAStaticKeyAndItsHashAndNoOther() {
    String key = "a-key-of-some-length";
    String hash = "sha256:" + SecretHash.given("another-key-of-length").hex();
    TokenVerifier verifier =
        open("""
                {"kind": "keys", "keys": [{"key": "%s", "scopes": ["a", "b"], "subject": "ann"},
                                          {"key": "%s", "scopes": "c"}]}
                """
                .formatted(key, hash))
            .get();
    assertEquals(new Bearer("ann", Set.of("a", "b")), verifier.verify(key).await());
    assertEquals(new Bearer(null, Set.of("c")), verifier.verify("another-key-of-length").await());
    for (String bad : List.of(hash, key + "x", key.substring(1), "")) {
      DarkroomException error =
          assertThrows(DarkroomException.class, () -> verifier.verify(bad).await(), bad);
      assertEquals(Failure.UNAUTHORIZED, error.failure());
    }
  }

  private Optional<TokenVerifier> open(String json) {
    Conf conf = Conf.of(new JsonObject(json));
    TokenOptions options = TokenOptions.read(conf, List.of("any"));
    conf.throwIfAny();
    return options.open(vertx).await();
  }
}
