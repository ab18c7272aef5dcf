package io.darkroom.httpclient;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;

/**
 * Takes what a receiver answered to a post. Its status is what counts: a body that is long, slow or
 * broken is left where it is.
 */
final class Answer {
  /** Most that is read of an answer, in bytes = {@value}. */
  static final int MOST_READ = 16 << 10;

  /** Most that is told of it, in characters = {@value}. */
  static final int MOST_TOLD = 200;

  private static final long MOST_MILLIS = 2_000;

  private Answer() {}

  /** The answer. It never fails; the call's request is dropped unless all was read. */
  static Future<Posted> of(Vertx vertx, Call<?> call, HttpClientResponse response) {
    Buffer body = Buffer.buffer();
    Promise<Boolean> whole = Promise.promise();
    response.exceptionHandler(broken -> whole.tryComplete(false));
    response.endHandler(ended -> whole.tryComplete(true));
    response.handler(
        piece -> {
          if (body.length() + piece.length() > MOST_READ) {
            whole.tryComplete(false);
          } else {
            body.appendBuffer(piece);
          }
        });
    long timer = vertx.setTimer(MOST_MILLIS, passed -> whole.tryComplete(false));
    return whole
        .future()
        .map(
            all -> {
              vertx.cancelTimer(timer);
              if (!all) {
                call.drop();
              }
              return new Posted(response.statusCode(), response.headers(), start(body));
            });
  }

  private static String start(Buffer body) {
    byte[] bytes = body.getBytes(0, Math.min(body.length(), 4 * MOST_TOLD));
    String text = new String(bytes, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\\s]+", " ");
    return text.substring(0, Math.min(text.length(), MOST_TOLD)).strip();
  }
}
