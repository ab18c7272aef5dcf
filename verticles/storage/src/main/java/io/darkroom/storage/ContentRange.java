package io.darkroom.storage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code Content-Range: bytes 10-19/100} says (RFC 9110 §14.4). */
record ContentRange(long first, long total) {
  private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

  /** Without the header the content is the whole blob. */
  static ContentRange of(String header, long contentLength) {
    Matcher matcher = FORM.matcher(header == null ? "" : header);
    return matcher.matches()
        ? new ContentRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)))
        : new ContentRange(0, contentLength);
  }
}
