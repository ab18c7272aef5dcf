package io.darkroom.httpingest;

import io.darkroom.contract.BlobRef;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One picture of an avatar, and where it is: {@code <id>}, {@code <id>_small}, {@code <id>_large},
 * in the public bucket as in the URL. The original has the private bucket's key {@code <id>}, and
 * who owns it is in {@code <id>_owner} beside it.
 *
 * @param id 32 hex digits; it is also the job's id
 * @param variant which size
 */
record AvatarName(String id, AvatarVariant variant) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})(|_small|_large)");

  /** True if it can be an avatar's id. */
  static boolean isId(String text) {
    return text != null && ID.matcher(text).matches();
  }

  /**
   * A new id. Unlike a job's own it is random all over: it stands in public, and is not to tell
   * when somebody changed their picture.
   */
  static String newId() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Reads the last part of a URL; empty for what is no avatar's name. */
  static Optional<AvatarName> parse(String text) {
    Matcher matcher = NAME.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Stream.of(AvatarVariant.values())
        .filter(variant -> variant.suffix().equals(matcher.group(2)))
        .findFirst()
        .map(variant -> new AvatarName(matcher.group(1), variant));
  }

  String key() {
    return id + variant.suffix();
  }

  BlobRef blob() {
    return new BlobRef(BlobRef.PUBLIC, key());
  }

  /** What was uploaded. */
  static BlobRef original(String id) {
    return new BlobRef(BlobRef.PRIVATE, id);
  }

  /** Whose it is; not there when it is a service's. */
  static BlobRef owner(String id) {
    return new BlobRef(BlobRef.PRIVATE, id + "_owner");
  }
}
