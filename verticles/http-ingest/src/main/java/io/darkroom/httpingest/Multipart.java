package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Nearest;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.List;

/**
 * A {@code multipart/form-data} body: the part {@code file}, which streams, and perhaps the part
 * {@code job}, before or after it.
 */
final class Multipart {
  static final String FILE = "file";
  static final String JOB = "job";

  /** What boundaries and the parts' headers may add, in bytes = {@value}. */
  private static final long WRAPPING = 64L << 10;

  private static final int TAIL = 256;

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final Limits limits;
  private final String closing;
  private final Promise<IncomingBody> file = Promise.promise();
  private final Promise<Void> whole = Promise.promise();
  private Future<String> job;
  private IncomingBody body;
  private Buffer tail = Buffer.buffer();
  private long bytes;

  Multipart(Vertx vertx, HttpServerRequest request, MediaType type, Limits limits) {
    if (!type.name().equals("multipart/form-data") || type.boundary().isEmpty()) {
      throw Failure.UNSUPPORTED_MEDIA_TYPE.with(
          "Content-Type is " + type.name() + ", must be multipart/form-data with a boundary.");
    }
    this.vertx = vertx;
    this.request = request;
    this.limits = limits;
    this.closing = "--" + type.boundary() + "--";
    tooLargeBy(Requests.length(request));
  }

  /** The part {@code file}, when its bytes begin. */
  Future<IncomingBody> file() {
    return file.future();
  }

  /** Reads all; gives the part {@code job}, or null. */
  Future<String> read() {
    long timer =
        vertx.setTimer(
            limits.uploadTimeout().toMillis(),
            late ->
                fail(
                    Failure.UPLOAD_TOO_SLOW.with(
                        "The body came too slowly: it may take "
                            + limits.uploadTimeout().toSeconds()
                            + " s.")));
    request.setExpectMultipart(true);
    request.uploadHandler(this::begin);
    request.handler(this::count);
    request.exceptionHandler(error -> fail(translate(error)));
    request.endHandler(end -> end());
    request.resume();
    return whole
        .future()
        .onComplete(done -> vertx.cancelTimer(timer))
        .compose(read -> job != null ? job : Future.succeededFuture(request.getFormAttribute(JOB)));
  }

  private void begin(HttpServerFileUpload upload) {
    if (upload.name().equals(FILE) && body == null) {
      body = new IncomingBody(vertx, upload, -1, BodyRules.upload(limits));
      file.tryComplete(body);
    } else if (upload.name().equals(JOB) && job == null) {
      job =
          new IncomingBody(vertx, upload, -1, BodyRules.json(limits))
              .collect()
              .map(Buffer::toString);
      job.onFailure(error -> fail(DarkroomException.of(error)));
    } else {
      fail(unknown(upload.name()));
    }
  }

  private void count(Buffer chunk) {
    bytes += chunk.length();
    tail.appendBuffer(chunk.slice(Math.max(0, chunk.length() - TAIL), chunk.length()));
    if (tail.length() > TAIL) {
      tail = tail.getBuffer(tail.length() - TAIL, tail.length());
    }
    try {
      tooLargeBy(bytes);
    } catch (DarkroomException tooLarge) {
      fail(tooLarge);
    }
  }

  private void tooLargeBy(long size) {
    if (size > limits.maxUpload() + limits.maxJson() + WRAPPING) {
      throw BodyRules.upload(limits).tooLarge("The body has " + size + " bytes or more;");
    }
  }

  private void end() {
    if (!tail.toString(ISO_8859_1.name()).contains(closing)) {
      fail(
          Failure.UPLOAD_INCOMPLETE.with(
              "The body ends after "
                  + bytes
                  + " bytes without its closing boundary; is Content-Length right?"));
      return;
    }
    for (String name : request.formAttributes().names()) {
      if (!name.equals(JOB)) {
        fail(unknown(name));
        return;
      }
    }
    if (body == null) {
      fail(Failure.MISSING_FIELD.with("The part file is missing; it holds the image."));
      return;
    }
    whole.tryComplete();
  }

  private void fail(DarkroomException why) {
    whole.tryFail(why);
    file.tryFail(why);
    if (body != null) {
      body.fail(why);
    }
  }

  private static DarkroomException unknown(String name) {
    if (name.equals(FILE)) {
      return Failure.INVALID_VALUE.with(
          "The part file must come once and have a filename in its Content-Disposition.");
    }
    String nearest = Nearest.of(name, List.of(FILE, JOB));
    return Failure.UNKNOWN_FIELD.with(
        "A part is not known"
            + (nearest == null ? "" : "; did you mean " + nearest + "?")
            + " The parts are file and job, each once.");
  }

  private DarkroomException translate(Throwable error) {
    if (error instanceof DecoderException) {
      return error.getCause() instanceof IOException
          ? BodyRules.json(limits).tooLarge("The part job is too large:")
          : Failure.INVALID_VALUE.with("The multipart body cannot be read.", error);
    }
    return Failure.UPLOAD_INCOMPLETE.with(
        "The connection broke after " + bytes + " bytes; send it again.", error);
  }
}
