package io.darkroom.launcher;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/** Masks what nobody should read in a log. */
final class Secrets {
  private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|key|token|jaas).*");
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]*(?=@)");
  private static final String MASK = "***";

  private Secrets() {}

  /** True if the key's name says that its value is a secret. */
  static boolean isSecret(String key) {
    return SECRET.matcher(key).matches();
  }

  /** A copy whose secrets, and the user names and passwords within URLs, are masked. */
  static JsonObject masked(JsonObject object) {
    JsonObject masked = new JsonObject();
    object.forEach(
        entry -> masked.put(entry.getKey(), masked(isSecret(entry.getKey()), entry.getValue())));
    return masked;
  }

  private static Object masked(boolean secret, Object value) {
    if (value instanceof JsonObject object) {
      return masked(object);
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.stream().map(one -> masked(secret, one)).toList());
    }
    if (value instanceof String text) {
      return secret && !text.isEmpty() ? MASK : USER_INFO.matcher(text).replaceAll(MASK);
    }
    return value;
  }
}
