package io.darkroom.postback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  // The test vector of the Standard Webhooks reference libraries.
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIMESTAMP = 1614265330;
  private static final Buffer BODY = Buffer.buffer("{\"test\": 2432232314}");
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static final String OTHER = "whsec_" + "AAAA".repeat(8);

  @Test
  void signsAsTheSpecificationDoes() {
    assertEquals(SIGNATURE, signature(SECRET).sign(ID, TIMESTAMP, BODY));
  }

  @Test
  void signsWithEverySecretDuringARotation() {
    String other = signature(OTHER).sign(ID, TIMESTAMP, BODY);
    assertNotEquals(SIGNATURE, other);
    assertEquals(SIGNATURE + " " + other, signature(SECRET, OTHER).sign(ID, TIMESTAMP, BODY));
  }

  @Test
  void signsIdTimeAndBody() {
    Signature signature = signature(SECRET);
    assertNotEquals(SIGNATURE, signature.sign(ID + "x", TIMESTAMP, BODY));
    assertNotEquals(SIGNATURE, signature.sign(ID, TIMESTAMP + 1, BODY));
    assertNotEquals(SIGNATURE, signature.sign(ID, TIMESTAMP, BODY.copy().appendString(" ")));
  }

  @Test
  void putsAllOfItInTheHeaders() {
    MultiMap headers = signature(SECRET).headers(ID, TIMESTAMP, BODY);
    assertEquals(ID, headers.get("webhook-id"));
    assertEquals("1614265330", headers.get("webhook-timestamp"));
    assertEquals(SIGNATURE, headers.get("webhook-signature"));
  }

  private static Signature signature(String... secrets) {
    return new Signature(
        List.of(secrets).stream().map(secret -> Secret.parse(secret).orElseThrow()).toList());
  }
}
