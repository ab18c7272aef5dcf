package io.darkroom.httpclient;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header Retry-After (RFC 9110 §10.2.3): seconds, or a date. */
public final class RetryAfter {
  private RetryAfter() {}

  /** How long to wait from {@code now} on; never negative. Empty for none, or an unreadable one. */
  public static Optional<Duration> parse(String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    String text = header.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(date.isBefore(now) ? Duration.ZERO : Duration.between(now, date));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
