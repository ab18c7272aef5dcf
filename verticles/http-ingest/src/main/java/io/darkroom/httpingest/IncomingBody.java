package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A body that a stranger sends, as a stream that stays paused until somebody reads it: counted,
 * hashed, timed, and let through with the reader's back-pressure. Whatever is wrong with it comes
 * out as a {@link DarkroomException}, once; from then on what still arrives is thrown away.
 *
 * <p>All of it happens on the request's event loop.
 */
final class IncomingBody implements ReadStream<Buffer> {
  private static final long LOOK_MILLIS = 1_000;

  private final Vertx vertx;
  private final ReadStream<Buffer> source;
  private final long declared;
  private final BodyRules rules;
  private final Pace pace;
  private final long timer;
  private MessageDigest digest;

  /** What was peeked at and is not read yet; null once the reader reads on. */
  private Buffer head = Buffer.buffer();

  private Promise<Buffer> peeking;
  private int wanted;
  private Handler<Buffer> handler;
  private Handler<Void> endHandler;
  private Handler<Throwable> exceptionHandler;
  private long bytes;
  private boolean flowing;
  private boolean arrived;
  private boolean over;
  private DarkroomException failure;

  /**
   * @param source what is sent; its handlers are taken
   * @param declared its size as the sender says, or -1
   */
  IncomingBody(Vertx vertx, ReadStream<Buffer> source, long declared, BodyRules rules) {
    this.vertx = vertx;
    this.source = source;
    this.declared = declared;
    this.rules = rules;
    this.pace = new Pace(rules.limits(), System::nanoTime);
    long look = Math.min(LOOK_MILLIS, Math.max(1, rules.limits().uploadIdle().toMillis() / 2));
    this.timer = vertx.setPeriodic(look, tick -> look());
    source.pause();
    source.handler(this::arrive);
    source.endHandler(end -> arriveWhole());
    source.exceptionHandler(this::breakOff);
  }

  /**
   * A request's own body. What declares too large a size is refused before it is asked for (RFC
   * 9110 §10.1.1).
   */
  static IncomingBody of(Vertx vertx, HttpServerRequest request, BodyRules rules) {
    long declared = Requests.length(request);
    if (declared > rules.maxBytes()) {
      throw rules.tooLarge("The body has " + declared + " bytes by its Content-Length,");
    }
    Requests.expectBody(request);
    return new IncomingBody(vertx, request, declared, rules);
  }

  /** How many bytes have come. */
  long bytes() {
    return bytes;
  }

  /** Hashes what will come. */
  IncomingBody hashed() {
    digest = Hashes.sha256();
    return this;
  }

  /** The hash of what has come, in hex; to be asked once, when all has. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The first bytes, fewer if there are fewer; they stay in the stream. To be asked first. */
  Future<Buffer> peek(int count) {
    peeking = Promise.promise();
    wanted = count;
    if (failure != null) {
      peeking.fail(failure);
    } else {
      pace.ask();
      source.fetch(1);
    }
    return peeking.future();
  }

  /** The whole body. */
  Future<Buffer> collect() {
    Promise<Buffer> whole = Promise.promise();
    Buffer collected = Buffer.buffer();
    handler(collected::appendBuffer);
    endHandler(end -> whole.complete(collected));
    exceptionHandler(whole::fail);
    resume();
    return whole.future();
  }

  /** Ends it, for a reason that its source does not know. */
  void fail(DarkroomException why) {
    if (over) {
      return;
    }
    failure = why;
    abandon();
    if (peeking != null && !peeking.future().isComplete()) {
      peeking.fail(why);
    } else if (exceptionHandler != null) {
      exceptionHandler.handle(why);
    }
  }

  /** Nobody will read on: what still comes is thrown away. */
  void abandon() {
    if (!over) {
      over = true;
      head = null;
      vertx.cancelTimer(timer);
      source.resume();
    }
  }

  private void arrive(Buffer chunk) {
    if (over) {
      return;
    }
    pace.hear();
    bytes += chunk.length();
    if (bytes > rules.maxBytes()) {
      fail(rules.tooLarge("The body has more than " + rules.maxBytes() + " bytes;"));
      return;
    }
    if (digest != null) {
      digest.update(chunk.getBytes());
    }
    if (peeking == null || peeking.future().isComplete()) {
      handler.handle(chunk);
      return;
    }
    head.appendBuffer(chunk);
    if (head.length() >= wanted) {
      pace.rest();
      peeking.complete(head);
    } else {
      source.fetch(1);
    }
  }

  private void arriveWhole() {
    if (over) {
      return;
    }
    arrived = true;
    vertx.cancelTimer(timer);
    if (peeking != null && !peeking.future().isComplete()) {
      peeking.complete(head);
    } else if (head == null) {
      end();
    } // else the reader gets the head first, then the end
  }

  private void end() {
    if (!over) {
      over = true;
      if (endHandler != null) {
        endHandler.handle(null);
      }
    }
  }

  private void breakOff(Throwable error) {
    if (error instanceof DarkroomException ours) {
      fail(ours);
    } else {
      fail(
          Failure.UPLOAD_INCOMPLETE.with(
              "The connection broke after " + shownBytes() + "; send it again.", error));
    }
  }

  private void look() {
    pace.complaint()
        .ifPresent(
            complaint ->
                fail(
                    Failure.UPLOAD_TOO_SLOW.with(
                        "The body came too slowly: " + shownBytes() + " " + complaint + ".")));
  }

  private String shownBytes() {
    return declared < 0 ? bytes + " bytes" : bytes + " of " + declared + " bytes declared";
  }

  @Override
  public IncomingBody fetch(long amount) {
    if (over) {
      return this;
    }
    flowing = true;
    pace.ask();
    long left = amount;
    Buffer first = head;
    head = null;
    if (first != null && first.length() > 0) {
      left = amount == Long.MAX_VALUE ? amount : amount - 1;
      handler.handle(first);
    }
    if (arrived) {
      end();
    } else if (flowing && left > 0) {
      source.fetch(left);
    }
    return this;
  }

  @Override
  public IncomingBody resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public IncomingBody pause() {
    flowing = false;
    pace.rest();
    if (!over) {
      source.pause();
    }
    return this;
  }

  @Override
  public IncomingBody handler(Handler<Buffer> chunks) {
    handler = chunks;
    return this;
  }

  @Override
  public IncomingBody endHandler(Handler<Void> ended) {
    endHandler = ended;
    return this;
  }

  @Override
  public IncomingBody exceptionHandler(Handler<Throwable> failed) {
    exceptionHandler = failed;
    if (failed != null && failure != null) {
      // It failed before anybody listened. Not at once: the listener is still being set up.
      DarkroomException earlier = failure;
      vertx.runOnContext(later -> failed.handle(earlier));
    }
    return this;
  }
}
