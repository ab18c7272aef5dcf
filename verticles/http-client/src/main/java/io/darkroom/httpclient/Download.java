package io.darkroom.httpclient;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;

/**
 * Takes a response's body, as long as it is not too large and does not come too slowly. What is
 * counted has been decompressed: pieces come in of at most 8 KiB compressed, so a bomb's first
 * excess is at most about 8 MiB.
 */
final class Download {
  private final GuardOptions options;
  private final Target target;
  private final Promise<Buffer> promise = Promise.promise();
  private Buffer body = Buffer.buffer();
  private long looked;

  private Download(GuardOptions options, Target target) {
    this.options = options;
    this.target = target;
  }

  /**
   * All of the body. When it fails, the one who called drops the request.
   *
   * @return fails with SOURCE_TOO_LARGE, SOURCE_TOO_SLOW, SOURCE_INCOMPLETE, or SOURCE_REFUSED for
   *     an encoding that was not asked for
   */
  static Future<Buffer> of(
      Vertx vertx, GuardOptions options, Target target, HttpClientResponse response) {
    Download download = new Download(options, target);
    download.take(response);
    long millis = options.slowAfter().toMillis();
    long timer = vertx.setPeriodic(millis, passed -> download.look(millis));
    return download.promise.future().onComplete(ended -> vertx.cancelTimer(timer));
  }

  private void take(HttpClientResponse response) {
    String encoding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      fail(
          Failure.SOURCE_REFUSED.with(
              target.shown()
                  + " sends its body encoded as "
                  + clean(encoding)
                  + "; send it as is."));
      return;
    }
    long declared = declared(response);
    if (declared > options.maxBytes()) {
      fail(tooLarge("has " + declared + " bytes"));
      return;
    }
    body = Buffer.buffer((int) Math.max(declared, 0));
    response.exceptionHandler(
        error ->
            fail(
                Failure.SOURCE_INCOMPLETE.with(
                    target.shown()
                        + " ended after "
                        + body.length()
                        + " bytes"
                        + (declared < 0 ? "" : " of " + declared)
                        + ", before all of it was there.",
                    error)));
    response.handler(this::append);
    response.endHandler(ended -> promise.tryComplete(body));
  }

  private void append(Buffer piece) {
    if (promise.future().isComplete()) {
      return;
    }
    if (body.length() + (long) piece.length() > options.maxBytes()) {
      fail(tooLarge("is larger"));
      return;
    }
    body.appendBuffer(piece);
  }

  private void look(long millis) {
    long came = body.length() - looked;
    looked = body.length();
    if (came < options.minBytesPerSecond() * millis / 1000.0) {
      fail(
          Failure.SOURCE_TOO_SLOW.with(
              target.shown()
                  + " sent "
                  + came
                  + " bytes in "
                  + millis
                  + " ms, at least "
                  + options.minBytesPerSecond()
                  + " bytes a second are expected."));
    }
  }

  private DarkroomException tooLarge(String how) {
    return Failure.SOURCE_TOO_LARGE.with(
        target.shown() + " " + how + ", at most " + options.maxBytes() + " bytes are fetched.");
  }

  private void fail(DarkroomException failure) {
    promise.tryFail(failure);
    body = Buffer.buffer();
  }

  /** The length that was promised; -1 when none was. */
  private static long declared(HttpClientResponse response) {
    String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
  }

  private static String clean(String text) {
    return text.length() <= 40 && text.matches("[\\w, .-]+") ? text : "something unknown";
  }
}
