package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GraceTest {
  private static final long LEASE = 1_000;
  private final Grace grace = new Grace(LEASE);

  /** Asks every tenth of a lease; gives how long it took until it was over. */
  private long waited(long from) {
    for (long now = from; now < from + 10 * LEASE; now += LEASE / 10) {
      if (grace.over(now)) {
        return now - from;
      }
    }
    return -1;
  }

  @Test
  void givesEveryWorkerALeaseAfterTheStart() {
    assertTrue(waited(5_000) == LEASE);
  }

  @Test
  void givesThemAnotherAfterAPauseOrAJumpOfTheClock() {
    long end = 5_000 + waited(5_000);
    assertTrue(grace.over(end + 1));
    assertFalse(grace.over(end + LEASE), "after a pause");
    assertTrue(waited(100) == LEASE, "after the clock was put back");
  }
}
