package io.darkroom.postback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostbackOptionsTest {
  @Test
  void triesTenTimesOverThreeDaysByDefault() {
    PostbackOptions options = read(new JsonObject());
    assertEquals(10, options.schedule().size());
    Duration all = options.schedule().stream().reduce(Duration.ZERO, Duration::plus);
    assertEquals(75, all.toHours());
    assertEquals(4, options.perHost());
    assertEquals(64, options.concurrency());
  }

  @Test
  void readsEveryKey() {
    JsonObject json =
        new JsonObject()
            .put("secrets", new JsonArray().add("whsec_" + "AAAA".repeat(8)))
            .put("secretFile", "here")
            .put("schedule", new JsonArray().add("0s").add("1s"))
            .put("jitter", 0.5)
            .put("timeout", "2s")
            .put("concurrency", 3)
            .put("perHost", 2)
            .put("maxRetryAfter", "4s")
            .put("poll", "5s")
            .put("drain", "6s");
    PostbackOptions options = read(json);
    assertEquals(1, options.secrets().size());
    assertEquals("here", options.secretFile());
    assertEquals(List.of(Duration.ZERO, Duration.ofSeconds(1)), options.schedule());
    assertEquals(0.5, options.jitter());
    assertEquals(Duration.ofSeconds(2), options.timeout());
    assertEquals(3, options.concurrency());
    assertEquals(2, options.perHost());
    assertEquals(Duration.ofSeconds(4), options.maxRetryAfter());
    assertEquals(Duration.ofSeconds(5), options.poll());
    assertEquals(Duration.ofSeconds(6), options.drain());
  }

  @Test
  void givesOneHostNoMoreThanThereIs() {
    assertEquals(2, read(new JsonObject().put("concurrency", 2)).perHost());
    complains("postback.perHost", new JsonObject().put("concurrency", 2).put("perHost", 3));
  }

  @Test
  void complainsOfASecretWithoutShowingIt() {
    String message =
        complains("postback.secrets[0]", new JsonObject().put("secrets", "whsec_c2hvcnQ="));
    assertFalse(message.contains("c2hvcnQ"), message);
  }

  @Test
  void complainsOfAScheduleThatDoesNotBeginAtOnce() {
    complains("postback.schedule", new JsonObject().put("schedule", new JsonArray().add("5s")));
    complains("postback.schedule", new JsonObject().put("schedule", new JsonArray()));
  }

  @Test
  void complainsOfAnUnknownKey() {
    assertTrue(
        complains("postback.timeOut", new JsonObject().put("timeOut", "5s"))
            .contains("did you mean timeout"));
  }

  private static String complains(String key, JsonObject section) {
    DarkroomException refused = assertThrows(DarkroomException.class, () -> read(section));
    assertTrue(refused.getMessage().contains(key), refused.getMessage());
    return refused.getMessage();
  }

  private static PostbackOptions read(JsonObject section) {
    Conf root = Conf.of(new JsonObject().put("postback", section));
    PostbackOptions options = PostbackOptions.read(root);
    root.throwIfAny();
    return options;
  }
}
