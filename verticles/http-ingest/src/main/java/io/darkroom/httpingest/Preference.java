package io.darkroom.httpingest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Prefer: wait=N} (RFC 7240 §4.3). A preference that cannot be read is ignored. */
final class Preference {
  private static final Pattern WAIT =
      Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:$|[,;])");

  private Preference() {}

  /**
   * How long the client would wait, at most {@code most}.
   *
   * @param prefer the headers {@code Prefer}
   */
  static Optional<Duration> wait(List<String> prefer, Duration most) {
    for (String header : prefer) {
      Matcher matcher = WAIT.matcher(header);
      if (matcher.find()) {
        Duration wait = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        return Optional.of(wait.compareTo(most) > 0 ? most : wait);
      }
    }
    return Optional.empty();
  }
}
