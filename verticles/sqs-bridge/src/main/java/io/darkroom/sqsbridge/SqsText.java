package io.darkroom.sqsbridge;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Texts as SQS takes them: the characters of XML, and tokens of printable ASCII. */
final class SqsText {
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,128}");

  private SqsText() {}

  /** JSON in which what SQS does not take is spelled as an escape, which means the same. */
  static String json(JsonObject body) {
    // In JSON such characters can stand in strings only, where each can be spelled so.
    return replaced(body.encode(), c -> "\\u%04x".formatted(c));
  }

  /** The text with a question mark for whatever SQS does not take. */
  static String plain(String text) {
    return replaced(text, c -> "?");
  }

  /** A group or a deduplication id: the text itself, or its hash when SQS would not take it. */
  static String token(String text) {
    if (TOKEN.matcher(text).matches()) {
      return text;
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every Java has SHA-256.", never);
    }
  }

  private static String replaced(String text, IntFunction<String> spelling) {
    if (text.codePoints().allMatch(SqsText::taken)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> out.append(taken(c) ? Character.toString(c) : spelling.apply(c)));
    return out.toString();
  }

  /** A half of a surrogate pair without the other comes as a code point of its own. */
  private static boolean taken(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
