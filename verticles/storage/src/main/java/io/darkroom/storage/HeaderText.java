package io.darkroom.storage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Texts in headers, which take no more than printable ASCII: anything else becomes an encoded word
 * of RFC 2047, {@code =?UTF-8?B?...?=}, as S3 itself spells such values when it gives them back.
 */
final class HeaderText {
  private static final String BEGIN = "=?UTF-8?B?";
  private static final String END = "?=";

  private HeaderText() {}

  /** The user's entries for headers. */
  static Map<String, String> encode(Map<String, String> entries) {
    return mapped(entries, HeaderText::encode);
  }

  /** The user's entries from headers. */
  static Map<String, String> decode(Map<String, String> entries) {
    return Map.copyOf(mapped(entries, HeaderText::decode));
  }

  static String encode(String text) {
    boolean plain =
        text.chars().allMatch(c -> c >= ' ' && c <= '~')
            && text.equals(text.strip())
            && !text.isEmpty()
            && !text.contains("=?");
    return plain
        ? text
        : BEGIN + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + END;
  }

  static String decode(String text) {
    if (text.length() < BEGIN.length() + END.length()
        || !text.regionMatches(true, 0, BEGIN, 0, BEGIN.length())
        || !text.endsWith(END)) {
      return text;
    }
    try {
      String base64 = text.substring(BEGIN.length(), text.length() - END.length());
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return text;
    }
  }

  private static Map<String, String> mapped(
      Map<String, String> entries, UnaryOperator<String> mapping) {
    Map<String, String> mapped = new HashMap<>();
    entries.forEach((key, value) -> mapped.put(key, mapping.apply(value)));
    return mapped;
  }
}
