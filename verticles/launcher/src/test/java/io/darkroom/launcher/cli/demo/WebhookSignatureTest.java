package io.darkroom.launcher.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** By the example of the Standard Webhooks libraries' own tests. */
class WebhookSignatureTest {
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIMESTAMP = "1614265330";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final WebhookSignature signature =
      new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  @Test
  void signsAsTheSpecificationDoes() {
    assertEquals(SIGNATURE, signature.sign(ID, TIMESTAMP, BODY));
  }

  @Test
  void verifiesOneOfSeveralSignatures() {
    assertTrue(signature.verifies(ID, TIMESTAMP, BODY, SIGNATURE));
    assertTrue(signature.verifies(ID, TIMESTAMP, BODY, "v1,AAAA v2,x " + SIGNATURE));
  }

  @Test
  void refusesWhateverWasChanged() {
    assertFalse(signature.verifies(ID + "x", TIMESTAMP, BODY, SIGNATURE));
    assertFalse(signature.verifies(ID, "1614265331", BODY, SIGNATURE));
    assertFalse(signature.verifies(ID, TIMESTAMP, "{}".getBytes(UTF_8), SIGNATURE));
    assertFalse(signature.verifies(ID, TIMESTAMP, BODY, "v1,AAAA"));
    assertFalse(signature.verifies(ID, TIMESTAMP, BODY, null));
    assertFalse(new WebhookSignature(DemoNode.secret()).verifies(ID, TIMESTAMP, BODY, SIGNATURE));
  }
}
