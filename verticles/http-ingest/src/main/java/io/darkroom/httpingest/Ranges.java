package io.darkroom.httpingest;

import io.darkroom.storage.ByteRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditional and partial requests (RFC 9110 §13 and §14), as far as results need them. */
final class Ranges {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  private Ranges() {}

  /**
   * The part that {@code Range} names; null for the whole: without the header, for several parts,
   * for what cannot be read, and when {@code If-Range} names other bytes.
   */
  static ByteRange read(String range, String ifRange, String etag) {
    if (range == null || (ifRange != null && !ifRange.strip().equals(quoted(etag)))) {
      return null;
    }
    Matcher matcher = RANGE.matcher(range.replace(" ", ""));
    if (!matcher.matches()) {
      return null;
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty() && last.isEmpty()) {
      return null;
    }
    ByteRange read =
        new ByteRange(
            first.isEmpty() ? -1 : Long.parseLong(first),
            last.isEmpty() ? -1 : Long.parseLong(last));
    return read.first() >= 0 && read.last() >= 0 && read.last() < read.first() ? null : read;
  }

  /** True if the client has those bytes already, by its {@code If-None-Match}. */
  static boolean has(String ifNoneMatch, String etag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String one : ifNoneMatch.split(",")) {
      String tag = one.strip();
      if (tag.equals("*") || tag.replaceFirst("^W/", "").equals(quoted(etag))) {
        return true;
      }
    }
    return false;
  }

  static String quoted(String etag) {
    return "\"" + etag + "\"";
  }
}
