package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class SqsTextTest {
  @Test
  void spellsWhatXmlDoesNotKnowAsEscapesThatMeanTheSame() {
    String odd = "a\u0000b\u001fc\uFFFE\uFFFF\uD800 é 😀";
    JsonObject body = new JsonObject().put("odd\uFFFF", odd);
    String json = SqsText.json(body);
    assertEquals("{\"odd\\uffff\":\"a\\u0000b\\u001Fc\\ufffe\\uffff\\ud800 é 😀\"}", json);
    assertEquals(odd, new JsonObject(json).getString("odd\uFFFF"));
  }

  @Test
  void leavesOtherJsonAlone() {
    assertEquals("{\"a\":\"größe\\n\"}", SqsText.json(new JsonObject().put("a", "größe\n")));
  }

  @Test
  void replacesInPlainText() {
    assertEquals("a?b\tc?", SqsText.plain("a\u0001b\tc\uFFFF"));
  }

  @Test
  void hashesWhatIsNoToken() {
    assertEquals("a-key", SqsText.token("a-key"));
    assertEquals("x".repeat(128), SqsText.token("x".repeat(128)));
    assertEquals(64, SqsText.token("x".repeat(129)).length());
    assertEquals(64, SqsText.token("two words").length());
    assertEquals(64, SqsText.token("").length());
    assertEquals(SqsText.token("größe"), SqsText.token("größe"));
  }
}
