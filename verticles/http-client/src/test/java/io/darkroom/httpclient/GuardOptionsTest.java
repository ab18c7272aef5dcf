package io.darkroom.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardOptionsTest {
  @Test
  void readsEveryKey() {
    JsonObject json =
        new JsonObject()
            .put("allowedAddresses", "10.0.0.0/8")
            .put("connectTimeout", "1s")
            .put("totalTimeout", "2s")
            .put("slowAfter", "3s")
            .put("minBytesPerSecond", "4B")
            .put("maxRedirects", 0)
            .put("maxBytes", "6KB")
            .put("maxHeaderBytes", "7KB")
            .put("userAgent", "me");
    assertEquals(
        new GuardOptions(
            List.of("10.0.0.0/8"),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            4,
            0,
            6 << 10,
            7 << 10,
            "me"),
        Options.of(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0/8", "010.0.0.0/8", "a b", "fd00::/129", "256.0.0.1", ""})
  void complainsOfAnAddressThatIsNone(String entry) {
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> Options.allowing(List.of(entry)));
    assertTrue(refused.getMessage().contains("http-client.allowedAddresses"), refused.getMessage());
  }

  @Test
  void complainsOfLimitsOutOfRange() {
    DarkroomException refused =
        assertThrows(
            DarkroomException.class,
            () -> Options.of(new JsonObject().put("totalTimeout", "0s").put("maxBytes", "2GB")));
    assertTrue(refused.getMessage().contains("http-client.totalTimeout"), refused.getMessage());
    assertTrue(refused.getMessage().contains("http-client.maxBytes"), refused.getMessage());
  }
}
