package io.darkroom.avatar.outfit;

import io.darkroom.contract.Failure;
import java.time.Duration;

/** The time by which a picture must be ready; looked at between small steps of the work. */
public final class Deadline {
  private final Duration allowed;
  private final long end;

  private Deadline(Duration allowed) {
    this.allowed = allowed;
    this.end = System.nanoTime() + allowed.toNanos();
  }

  /** A deadline so far from now. */
  public static Deadline in(Duration allowed) {
    return new Deadline(allowed);
  }

  /** True if it is over. */
  public boolean over() {
    return System.nanoTime() - end >= 0;
  }

  /** Goes on only before the deadline: else throws {@code RENDERER_TIMEOUT}. */
  public void check() {
    if (over()) {
      throw Failure.RENDERER_TIMEOUT.with(
          "the avatar was not drawn within "
              + allowed.toMillis()
              + " ms; it wears too much, or this worker has too much to do");
    }
  }
}
