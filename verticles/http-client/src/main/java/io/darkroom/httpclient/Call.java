package io.darkroom.httpclient;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One call from its first look-up to its end, on one context: the caller's, or a new one for a
 * thread that has none. Whatever ends it, no connection and no timer of it stays behind.
 */
final class Call<T> {
  private final Promise<T> promise = Promise.promise();
  private HttpClientRequest open;
  private boolean over;

  private Call() {}

  /** Runs {@code work}, and fails with {@code late} when it has not ended in time. */
  static <T> Future<T> within(
      Vertx vertx,
      Duration time,
      Supplier<DarkroomException> late,
      Function<Call<T>, Future<T>> work) {
    Call<T> call = new Call<>();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(
        started -> {
          long timer =
              vertx.setTimer(time.toMillis(), passed -> call.end(Future.failedFuture(late.get())));
          call.promise.future().onComplete(ended -> vertx.cancelTimer(timer));
          begin(call, work)
              .onComplete(
                  ended ->
                      call.end(
                          ended.succeeded()
                              ? Future.succeededFuture(ended.result())
                              : Future.failedFuture(ended.cause())));
        });
    return call.promise.future();
  }

  /** A request was opened for this call, in place of the one before. */
  void opened(HttpClientRequest request) {
    if (over) {
      request.reset();
    } else {
      open = request;
    }
  }

  /** Drops the request, with its connection if anything of the answer is still to come. */
  void drop() {
    if (open != null) {
      open.reset();
      open = null;
    }
  }

  boolean over() {
    return over;
  }

  private static <T> Future<T> begin(Call<T> call, Function<Call<T>, Future<T>> work) {
    try {
      return work.apply(call);
    } catch (RuntimeException failed) {
      return Future.failedFuture(DarkroomException.of(failed));
    }
  }

  private void end(Future<T> result) {
    if (over) {
      return;
    }
    over = true;
    if (result.failed()) {
      drop();
    }
    result.onComplete(promise);
  }
}
