package io.darkroom.avatar;

import io.darkroom.avatar.artists.Easel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** Paints for a command: once, or not at all. */
record ToolEasel(Vertx vertx) implements Easel {
  @Override
  public <T> Future<T> compute(Callable<T> callable) {
    return vertx.executeBlocking(callable, false);
  }

  @Override
  public void stage(String stage) {
    // nobody is told
  }

  @Override
  public boolean last() {
    return true;
  }
}
