package io.darkroom.scheduler.profiles;

import io.vertx.core.Future;
import java.util.List;

/** Takes changes to where pictures are made of them. */
interface Receiver {
  /**
   * Completes when all are durable. Fails with what may pass, OVERLOADED among it: then some may
   * be, and all are given again.
   */
  Future<Void> give(List<Change> changes);
}
