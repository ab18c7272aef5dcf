package io.darkroom.scheduler.sweeps;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Does something with each of a list, so many at a time. After a failure no more are begun, and it
 * fails when those under way have ended. On one context.
 */
final class Width<T> {
  private final Iterator<T> left;
  private final Function<T, Future<Void>> deed;
  private final Promise<Void> done = Promise.promise();
  private int underWay;
  private Throwable failure;

  private Width(List<T> all, Function<T, Future<Void>> deed) {
    this.left = all.iterator();
    this.deed = deed;
  }

  static <T> Future<Void> each(List<T> all, int width, Function<T, Future<Void>> deed) {
    Width<T> each = new Width<>(all, deed);
    for (int i = 0; i < width; i++) {
      each.next();
    }
    return each.done.future();
  }

  private void next() {
    if (failure == null && left.hasNext()) {
      underWay++;
      deed.apply(left.next()).onComplete(ended -> next(ended.cause()));
    } else if (underWay == 0) {
      if (failure == null) {
        done.tryComplete();
      } else {
        done.tryFail(failure);
      }
    }
  }

  private void next(Throwable error) {
    underWay--;
    if (failure == null) {
      failure = error;
    }
    next();
  }
}
