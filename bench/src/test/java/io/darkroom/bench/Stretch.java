package io.darkroom.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How fast all of something gets done. Counted from when the first of it is done, so that what
 * comes before, as connecting does, is left out.
 */
final class Stretch {
  private static final long MOST_SECONDS = 60;

  private final int all;
  private final CountDownLatch over = new CountDownLatch(1);
  private int done;
  private int first;
  private long begun;
  private long ended;

  Stretch(int all) {
    this.all = all;
  }

  /** So many more are done. */
  synchronized void done(int more) {
    upTo(done + more);
  }

  /** So many are done in all. */
  synchronized void upTo(int total) {
    if (total <= done || isOver()) {
      return;
    }
    if (done == 0) {
      begun = System.nanoTime();
      first = total;
    }
    done = total;
    if (done >= all) {
      ended = System.nanoTime();
      over.countDown();
    }
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Waits until it is over, a minute at most. */
  void await() throws InterruptedException {
    if (!over.await(MOST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(said() + " in " + MOST_SECONDS + " s");
    }
  }

  synchronized double perSecond() {
    if (!isOver() || first >= all) {
      throw new IllegalStateException(said() + ", the first " + first + " at once: no pace");
    }
    return (done - first) * 1e9 / (ended - begun);
  }

  private synchronized String said() {
    return done + " of " + all + " were done";
  }
}
