package io.darkroom.httpingest.tokens;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Authorization: Bearer <token>} (RFC 6750 §2.1). */
public final class BearerHeader {
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([^ ]+) *");

  private BearerHeader() {}

  /**
   * The token.
   *
   * @param authorization the header, or null
   */
  public static Optional<String> token(String authorization) {
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
    return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }
}
