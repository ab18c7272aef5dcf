package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** Answers what is not even HTTP: lines and headers too long, lengths that are no numbers. */
final class Unreadable {
  private Unreadable() {}

  static void answer(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    int status = 400;
    String what = "This is not HTTP as it should be.";
    if (cause instanceof TooLongHttpLineException) {
      status = 414;
      what = "The request line is longer than maxHead allows.";
    } else if (cause instanceof TooLongHttpHeaderException) {
      status = 431;
      what = "The headers are longer than maxHead allows.";
    }
    JsonObject problem =
        Refusal.PROBLEM.of(Failure.INVALID_VALUE.with(what), null).body().put("status", status);
    problem.remove("instance");
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Refusal.PROBLEM_TYPE)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(problem.toBuffer())
        .onComplete(sent -> request.connection().close());
  }
}
