package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;

/** The form in which avatars' clients are told failures: {@code code, errno, error, message}. */
enum AvatarErrors {
  UNAUTHORIZED(403, 100),
  INVALID_PARAMETER(400, 101),
  UNSUPPORTED_PROVIDER(400, 102),
  PROCESSING(500, 103),
  TOO_MANY_REQUESTS(429, 114),
  /** Whatever else; the status is the failure's own. */
  OTHER(0, 999);

  private final int code;
  private final int errno;

  AvatarErrors(int code, int errno) {
    this.code = code;
    this.errno = errno;
  }

  static Refusal of(DarkroomException failure, String path) {
    AvatarErrors error = kind(failure.failure());
    int status = error.status(failure.failure());
    return new Refusal(
        status,
        "application/json",
        new JsonObject()
            .put("code", status)
            .put("errno", error.errno)
            .put("error", HttpResponseStatus.valueOf(status).reasonPhrase())
            .put("message", failure.getMessage()));
  }

  static AvatarErrors kind(Failure failure) {
    return switch (failure) {
      case UNAUTHORIZED, TOKEN_SCOPE_MISSING, AVATAR_NOT_YOURS -> UNAUTHORIZED;
      case PROVIDER_NOT_SUPPORTED -> UNSUPPORTED_PROVIDER;
      case AVATAR_NOT_MADE -> PROCESSING;
      case OVERLOADED -> TOO_MANY_REQUESTS;
      case ROUTE_NOT_FOUND, METHOD_NOT_ALLOWED, AVATAR_NOT_FOUND -> OTHER;
      default -> failure.httpStatus() < 500 ? INVALID_PARAMETER : OTHER;
    };
  }

  /** Where HTTP has a better word than 400 it is said: intermediaries act on it. */
  private int status(Failure failure) {
    if (this == OTHER) {
      return failure.httpStatus();
    }
    return switch (failure) {
      case UPLOAD_TOO_LARGE, UPLOAD_TOO_SLOW, UNSUPPORTED_MEDIA_TYPE -> failure.httpStatus();
      default -> code;
    };
  }
}
