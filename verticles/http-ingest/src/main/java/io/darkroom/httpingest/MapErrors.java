package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;

/** The form in which clients of maps are told failures: {@code error, message, code}. */
final class MapErrors {
  private MapErrors() {}

  static Refusal of(DarkroomException failure, String path) {
    int status = failure.failure().httpStatus();
    return new Refusal(
        status,
        "application/json",
        new JsonObject()
            .put("error", HttpResponseStatus.valueOf(status).reasonPhrase())
            .put("message", failure.getMessage())
            .put("code", failure.failure().name()));
  }
}
