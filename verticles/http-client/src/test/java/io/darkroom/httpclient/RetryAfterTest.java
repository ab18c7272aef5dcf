package io.darkroom.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2015-10-21T07:28:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "120 | 120",
        "Wed, 21 Oct 2015 07:30:00 GMT | 120",
        "Wed, 21 Oct 2015 07:28:00 GMT | 0",
        "Mon, 19 Oct 2015 07:28:00 GMT | 0",
      })
  void readsSecondsAndDates(String header, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), RetryAfter.parse(header, NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "12345678901", "Wed, 99 Oct 2015 07:30:00 GMT"})
  void ignoresWhatItCannotRead(String header) {
    assertEquals(Optional.empty(), RetryAfter.parse(header, NOW));
  }

  @Test
  void ignoresNone() {
    assertEquals(Optional.empty(), RetryAfter.parse(null, NOW));
  }
}
