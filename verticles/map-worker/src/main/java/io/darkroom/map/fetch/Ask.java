package io.darkroom.map.fetch;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/**
 * An image that is being asked for, for all who wait for it: as long as one of them does. One
 * context.
 */
final class Ask {
  private final Promise<Buffer> promise = Promise.promise();
  private int waiting;
  private long untilNanos = System.nanoTime();

  /**
   * One more waits for it.
   *
   * @param nanos at most so long from now
   * @param over completes when it does not wait any longer
   */
  Future<Buffer> join(long nanos, Future<?> over) {
    waiting++;
    over.onComplete(left -> waiting--);
    long until = System.nanoTime() + nanos;
    untilNanos = until - untilNanos > 0 ? until : untilNanos;
    return promise.future();
  }

  /** True if somebody will still wait for it in so many nanoseconds. */
  boolean matters(long nanos) {
    return waiting > 0 && System.nanoTime() + nanos - untilNanos < 0;
  }

  /** It is there, or will not be. */
  void ended(AsyncResult<Buffer> result) {
    promise.handle(result);
  }
}
