package io.darkroom.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max-age=60                    | 60
          public, MAX-AGE=60            | 60
          max-age="60"                  | 60
          max-age=60, s-maxage=10       | 10
          s-maxage=10, max-age=60       | 10
          max-age=5                     | 0
          no-store, max-age=60          | 0
          max-age=60, no-cache="cookie" | 0
          private                       | 0
          x-max-age=9                   | -1
          public                        | -1
          """)
  void isWhatCacheControlSays(String control, long seconds) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Cache-Control", control);
    if (control.equals("max-age=5")) {
      headers.add("Age", "7");
    }
    assertEquals(
        seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)),
        Freshness.of(headers));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sat, 21 Nov 2026 13:37:30 GMT | 10
          Sat, 21 Nov 2026 13:37:00 GMT | 0
          0                             | 0
          """)
  void elseWhatExpiresSays(String expires, long seconds) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Date", "Sat, 21 Nov 2026 13:37:20 GMT")
            .add("Expires", expires);
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), Freshness.of(headers));
  }

  @Test
  void isNoneForWhatDependsOnWhoAsks() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap().add("Cache-Control", "max-age=60").add("Vary", "*");
    assertEquals(Optional.of(Duration.ZERO), Freshness.of(headers));
  }
}
