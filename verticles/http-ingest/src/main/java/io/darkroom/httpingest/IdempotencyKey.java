package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/** The header {@code Idempotency-Key}. */
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private IdempotencyKey() {}

  /** The key, with this door's name before it; null when the client gave none. */
  static String read(HttpServerRequest request) {
    String key = request.getHeader(HEADER);
    if (key == null) {
      return null;
    }
    if (!KEY.matcher(key).matches()) {
      throw Failure.INVALID_VALUE.with(
          HEADER + " must be 1 to 255 visible ASCII characters without spaces.");
    }
    return "http:" + key;
  }
}
