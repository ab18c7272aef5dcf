package io.darkroom.avatar.artists;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Where an artist works. Called on the context of the artist. */
public interface Easel {
  /** Does what takes longer than a moment on another thread, which may be interrupted. */
  <T> Future<T> compute(Callable<T> callable);

  /** Says what is being done. */
  void stage(String stage);

  /** True if this will not be tried again when it fails: then half a loaf is better than none. */
  boolean last();
}
