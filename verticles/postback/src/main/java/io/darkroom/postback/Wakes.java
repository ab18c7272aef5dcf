package io.darkroom.postback;

import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Set;

/**
 * Wakes somebody at times to come, once for all that fall together: those who are turned away at
 * about the same pace are claimed together when they come again.
 */
final class Wakes {
  private static final long TOGETHER_MILLIS = 100;

  private final Vertx vertx;
  private final Runnable wake;
  private final Set<Long> slots = new HashSet<>();

  Wakes(Vertx vertx, Runnable wake) {
    this.vertx = vertx;
    this.wake = wake;
  }

  /** Wakes soon after {@code wait} milliseconds from {@code now} on. */
  void in(long wait, long now) {
    long slot = (now + wait) / TOGETHER_MILLIS + 1;
    if (slots.add(slot)) {
      vertx.setTimer(
          slot * TOGETHER_MILLIS - now,
          due -> {
            slots.remove(slot);
            wake.run();
          });
    }
  }
}
