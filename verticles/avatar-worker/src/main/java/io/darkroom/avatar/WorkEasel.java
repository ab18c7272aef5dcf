package io.darkroom.avatar;

import io.darkroom.avatar.artists.Easel;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Paints for a job. */
record WorkEasel(Work work) implements Easel {
  @Override
  public <T> Future<T> compute(Callable<T> callable) {
    return work.compute(callable);
  }

  @Override
  public void stage(String stage) {
    work.progress(0, 0, stage);
  }

  @Override
  public boolean last() {
    return work.lastAttempt();
  }
}
