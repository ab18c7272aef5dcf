package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * A failure as a client is told it.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body says what and why
 */
record Refusal(int status, String contentType, JsonObject body) {
  /** What a problem's {@code type} begins with; the code follows = {@value}. */
  static final String TYPE = "urn:darkroom:failure:";

  /** The media type of problems = {@value}. */
  static final String PROBLEM_TYPE = "application/problem+json";

  /** RFC 9457, with a stable {@code code}. */
  static final Form PROBLEM =
      (failure, path) ->
          new Refusal(failure.failure().httpStatus(), PROBLEM_TYPE, problem(failure, path));

  /** A way to tell failures. */
  @FunctionalInterface
  interface Form {
    /**
     * The failure, told.
     *
     * @param path that was asked
     */
    Refusal of(DarkroomException failure, String path);
  }

  private static JsonObject problem(DarkroomException failure, String path) {
    String words = failure.failure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new JsonObject()
        .put("type", TYPE + failure.failure().name())
        .put("title", Character.toUpperCase(words.charAt(0)) + words.substring(1))
        .put("status", failure.failure().httpStatus())
        .put("detail", failure.getMessage())
        .put("code", failure.failure().name())
        .put("instance", path);
  }
}
