package io.darkroom.httpclient;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a response may be kept, as a shared cache reads its headers (RFC 9111, §3 and §4.2.1).
 */
final class Freshness {
  private static final Pattern NOT_KEPT =
      Pattern.compile("(?:^|[,\\s])(?:no-store|no-cache|private)(?:$|[,=\\s])");

  private static final Pattern AGE =
      Pattern.compile("(?:^|[,\\s])(s-maxage|max-age)=\"?(\\d{1,10})");

  private Freshness() {}

  /** The time from now; zero for not at all, empty when the headers say nothing. */
  static Optional<Duration> of(MultiMap headers) {
    String control =
        String.join(",", headers.getAll(HttpHeaders.CACHE_CONTROL)).toLowerCase(Locale.ROOT);
    if (NOT_KEPT.matcher(control).find() || "*".equals(headers.get(HttpHeaders.VARY))) {
      return Optional.of(Duration.ZERO);
    }
    Long seconds = null;
    Matcher age = AGE.matcher(control);
    while (age.find()) {
      if (seconds == null || age.group(1).equals("s-maxage")) {
        seconds = Long.parseLong(age.group(2));
      }
    }
    if (seconds != null) {
      return Optional.of(atLeastZero(Duration.ofSeconds(seconds - spent(headers))));
    }
    String expires = headers.get(HttpHeaders.EXPIRES);
    if (expires == null) {
      return Optional.empty();
    }
    // What is no date, as the usual 0, is in the past (RFC 9111, §5.3).
    Optional<Instant> end = date(expires);
    Instant from = date(headers.get(HttpHeaders.DATE)).orElseGet(Instant::now);
    return Optional.of(
        end.map(it -> atLeastZero(Duration.between(from, it))).orElse(Duration.ZERO));
  }

  private static long spent(MultiMap headers) {
    String age = headers.get("Age");
    return age != null && age.matches("\\d{1,10}") ? Long.parseLong(age) : 0;
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static Optional<Instant> date(String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
