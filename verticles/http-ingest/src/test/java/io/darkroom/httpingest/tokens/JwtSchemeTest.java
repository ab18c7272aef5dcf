package io.darkroom.httpingest.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens are signed here by the JDK alone: what verifies them does not sign them. */
class JwtSchemeTest {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final Vertx VERTX = Vertx.vertx();

  private static KeyPair ours;
  private static KeyPair others;

  @TempDir Path folder;

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    ours = generator.generateKeyPair();
    others = generator.generateKeyPair();
  }

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void takesATokenSignedWithTheKeyAndReadsItsScopesAndSubject() throws Exception {
    TokenVerifier verifier = open(new JsonObject().put("publicKey", pem(ours)));
    Bearer bearer =
        verifier.verify(sign(ours, claims().put("scope", "profile:avatar:write email"))).await();
    assertEquals(new Bearer("ann", Set.of("profile:avatar:write", "email")), bearer);
    JsonObject listed = claims().put("scp", new JsonArray().add("a").add("b"));
    assertEquals(Set.of("a", "b"), verifier.verify(sign(ours, listed)).await().scopes());
    JsonObject service = claims();
    service.remove("sub");
    assertNull(verifier.verify(sign(ours, service)).await().subject());
  }

  @Test
  void takesKeysFromAFileAndFromAJwkSet() throws Exception {
    Path pem = Files.writeString(folder.resolve("key.pem"), pem(ours));
    Path jwks = Files.writeString(folder.resolve("jwks.json"), jwks(others));
    TokenVerifier both =
        open(
            new JsonObject().put("publicKeyFile", pem.toString()).put("jwksFile", jwks.toString()));
    assertEquals("ann", both.verify(sign(ours, claims())).await().subject());
    assertEquals("ann", both.verify(sign(others, claims(), "k1")).await().subject());
    TokenVerifier inline = open(new JsonObject().put("jwks", jwks(ours)));
    assertEquals("ann", inline.verify(sign(ours, claims(), "k1")).await().subject());
  }

  @Test
  void refusesWhatIsNotSignedWithTheKey() throws Exception {
    TokenVerifier verifier = open(new JsonObject().put("publicKey", pem(ours)));
    refused(verifier, sign(others, claims()));
    String good = sign(ours, claims());
    String[] parts = good.split("\\.");
    String forged = parts[0] + "." + part(claims().put("sub", "bob")) + "." + parts[2];
    refused(verifier, forged);
    refused(verifier, part(new JsonObject().put("alg", "none")) + "." + parts[1] + ".");
    refused(verifier, good.substring(0, good.length() - 8));
    refused(verifier, "not.a.token");
    refused(verifier, "x");
  }

  @Test
  void refusesThePublicKeyUsedAsASecret() throws Exception {
    TokenVerifier verifier = open(new JsonObject().put("publicKey", pem(ours)));
    String body =
        part(new JsonObject().put("alg", "HS256").put("typ", "JWT")) + "." + part(claims());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(pem(ours).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.US_ASCII));
    refused(verifier, body + "." + URL.encodeToString(signature));
  }

  @Test
  void refusesATokenThatIsExpiredOrNeverExpires() throws Exception {
    TokenVerifier verifier = open(new JsonObject().put("publicKey", pem(ours)));
    refused(verifier, sign(ours, claims().put("exp", now() - 3600)));
    JsonObject eternal = claims();
    eternal.remove("exp");
    refused(verifier, sign(ours, eternal));
    refused(verifier, sign(ours, claims().put("nbf", now() + 3600)));
    verifier.verify(sign(ours, claims().put("exp", now() - 5))).await();
  }

  @Test
  void refusesATokenOfAnotherIssuerOrForAnotherAudience() throws Exception {
    TokenVerifier verifier =
        open(
            new JsonObject()
                .put("publicKey", pem(ours))
                .put("issuer", "https://accounts.example.org")
                .put("audience", new JsonArray().add("darkroom").add("profile")));
    JsonObject good = claims().put("iss", "https://accounts.example.org").put("aud", "profile");
    assertEquals("ann", verifier.verify(sign(ours, good)).await().subject());
    refused(verifier, sign(ours, good.copy().put("iss", "https://evil.example.org")));
    refused(verifier, sign(ours, good.copy().put("aud", "mail")));
    refused(verifier, sign(ours, claims()));
  }

  @Test
  void doesNotOpenWithoutAKeyThatCanBeRead() {
    for (JsonObject jwt :
        new JsonObject[] {
          new JsonObject().put("publicKeyFile", folder.resolve("none.pem").toString()),
          new JsonObject().put("publicKey", "no pem"),
          new JsonObject().put("jwks", "[]"),
          new JsonObject().put("jwks", "{\"keys\": []}"),
          new JsonObject().put("jwks", "{\"keys\": [{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}]}")
        }) {
      DarkroomException error = assertThrows(DarkroomException.class, () -> open(jwt), jwt::encode);
      assertEquals(Failure.INVALID_CONFIGURATION, error.failure(), jwt::encode);
    }
  }

  private static void refused(TokenVerifier verifier, String token) {
    DarkroomException error =
        assertThrows(DarkroomException.class, () -> verifier.verify(token).await(), token);
    assertEquals(Failure.UNAUTHORIZED, error.failure());
  }

  private static TokenVerifier open(JsonObject jwt) {
    Conf conf = Conf.of(new JsonObject().put("kind", "jwt").put("jwt", jwt));
    TokenOptions options = TokenOptions.read(conf, List.of("any"));
    conf.throwIfAny();
    return options.open(VERTX).map(Optional::get).await();
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static JsonObject claims() {
    return new JsonObject().put("sub", "ann").put("exp", now() + 600);
  }

  private static String sign(KeyPair keys, JsonObject claims) throws GeneralSecurityException {
    return sign(keys, claims, null);
  }

  private static String sign(KeyPair keys, JsonObject claims, String kid)
      throws GeneralSecurityException {
    JsonObject header = new JsonObject().put("alg", "RS256").put("typ", "JWT");
    if (kid != null) {
      header.put("kid", kid);
    }
    String body = part(header) + "." + part(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(body.getBytes(StandardCharsets.US_ASCII));
    return body + "." + URL.encodeToString(signature.sign());
  }

  private static String part(JsonObject json) {
    return URL.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static String pem(KeyPair keys) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String jwks(KeyPair keys) {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    JsonObject jwk =
        new JsonObject()
            .put("kty", "RSA")
            .put("alg", "RS256")
            .put("kid", "k1")
            .put("n", unsigned(key.getModulus().toByteArray()))
            .put("e", unsigned(key.getPublicExponent().toByteArray()));
    return new JsonObject().put("keys", new JsonArray().add(jwk)).encode();
  }

  private static String unsigned(byte[] number) {
    int skip = number[0] == 0 ? 1 : 0;
    return URL.encodeToString(Arrays.copyOfRange(number, skip, number.length));
  }
}
