package io.darkroom.messages.podcast;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder that a message's {@code bucket_name} amounts to. It is anybody's text, a podcast's
 * title mostly: any script and spaces are kept, and whatever leads out of a folder, or cannot be in
 * a key, is not. {@code /} makes folders within folders.
 */
final class BucketFolder {
  /** The folder of those that name none = {@value}. */
  static final String UNKNOWN = "CUSTOM";

  /** Most bytes of one folder's name in UTF-8 = {@value}; file systems have 255. */
  static final int MAX_PART_BYTES = 200;

  /** Most bytes of all in UTF-8 = {@value}; S3 has 1024 for a whole key. */
  static final int MAX_BYTES = 600;

  private BucketFolder() {}

  /** A folder without {@code /} at its ends. */
  static String of(String name) {
    if (name == null) {
      return UNKNOWN;
    }
    List<String> parts = new ArrayList<>();
    int bytes = 0;
    for (String one : name.split("/")) {
      String part = part(one);
      bytes += part.getBytes(StandardCharsets.UTF_8).length + 1;
      if (!part.isEmpty() && bytes <= MAX_BYTES) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? UNKNOWN : String.join("/", parts);
  }

  /** One folder's name; empty for what is none, as {@code ..}. */
  private static String part(String text) {
    StringBuilder part = new StringBuilder();
    text.codePoints().forEach(sign -> part.appendCodePoint(allowed(sign) ? sign : '_'));
    String plain = part.toString().strip().replaceFirst("^[.\\s]+", "");
    while (plain.getBytes(StandardCharsets.UTF_8).length > MAX_PART_BYTES) {
      plain = plain.substring(0, plain.offsetByCodePoints(plain.length(), -1));
    }
    return plain.strip();
  }

  /** Braces would be places to fill in, in an output's key. */
  private static boolean allowed(int sign) {
    return !Character.isISOControl(sign)
        && Character.getType(sign) != Character.SURROGATE
        && sign != '\\'
        && sign != '{'
        && sign != '}';
  }
}
