package io.darkroom.scheduler.sweeps;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/** Repeats a step, one after the other, without a future for each that waits for the next. */
final class Repeat {
  private final Supplier<Future<Boolean>> step;
  private final Promise<Void> done = Promise.promise();

  private Repeat(Supplier<Future<Boolean>> step) {
    this.step = step;
  }

  /** Repeats the step as long as it gives true. Steps do not complete within their call. */
  static Future<Void> whilst(Supplier<Future<Boolean>> step) {
    Repeat repeat = new Repeat(step);
    repeat.again();
    return repeat.done.future();
  }

  private void again() {
    step.get()
        .onComplete(
            more -> {
              if (more) {
                again();
              } else {
                done.complete();
              }
            },
            done::fail);
  }
}
