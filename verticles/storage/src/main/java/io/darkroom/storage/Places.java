package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The rule for buckets and keys, the same for every store, so that what a laptop takes S3 takes and
 * the other way round: a key is folders and a name with {@code /} between them, none empty or
 * beginning with a dot, and no control characters or backslashes. That leaves no way out of a
 * bucket's folder.
 */
record Places(Map<String, String> buckets) {
  /** Most bytes of a key in UTF-8 = {@value}: S3's limit. */
  static final int MAX_KEY_BYTES = 1024;

  /** Most bytes of a part of a key in UTF-8 = {@value}: that of file systems. */
  static final int MAX_PART_BYTES = 255;

  /** The real name of a bucket; {@code INVALID_KEY} when it is not configured. */
  String bucket(String name) {
    String real = name == null ? null : buckets.get(name);
    if (real == null) {
      throw Failure.INVALID_KEY.with(
          "The bucket \"%s\" is not configured; known are %s."
              .formatted(
                  shown(name), String.join(", ", buckets.keySet().stream().sorted().toList())));
    }
    return real;
  }

  /** The key as it is; {@code INVALID_KEY} when it breaks the rule. */
  static String key(BlobRef ref) {
    String key = ref.key();
    if (key == null || key.isEmpty()) {
      throw refused(key, "must not be empty");
    }
    if (utf8Length(key) > MAX_KEY_BYTES) {
      throw refused(key, "must not be longer than " + MAX_KEY_BYTES + " bytes");
    }
    if (key.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\')) {
      throw refused(key, "must not hold control characters or backslashes");
    }
    for (String part : key.split("/", -1)) {
      if (part.isEmpty() || part.startsWith(".")) {
        throw refused(key, "must be names with / between them, none empty or beginning with a dot");
      }
      if (utf8Length(part) > MAX_PART_BYTES) {
        throw refused(key, "must not have a part longer than " + MAX_PART_BYTES + " bytes");
      }
    }
    return key;
  }

  /** True if the key keeps the rule. */
  static boolean allowed(String key) {
    try {
      key(new BlobRef("", key));
      return true;
    } catch (DarkroomException refused) {
      return false;
    }
  }

  private static int utf8Length(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining();
    } catch (CharacterCodingException unpairedSurrogate) {
      throw refused(text.replaceAll("[\\ud800-\\udfff]", "?"), "must be valid Unicode");
    }
  }

  private static DarkroomException refused(String key, String rule) {
    return Failure.INVALID_KEY.with("The key \"%s\" %s.".formatted(shown(key), rule));
  }

  private static String shown(String text) {
    String plain = String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }
}
