package io.darkroom.worker;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where costly computations wait while small ones are under way or in line. Not for ever: one that
 * has computed for a while waits at most {@value #PATIENCE} times as long before it goes on. It
 * must, for it may hold memory that a small one waits for; and many small ones must not starve it.
 * Any thread.
 */
final class SmallFirst {
  static final int PATIENCE = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private int small;

  /** A small computation is in line. */
  void begun() {
    lock.lock();
    try {
      small++;
    } finally {
      lock.unlock();
    }
  }

  /** A small computation has ended. */
  void ended() {
    lock.lock();
    try {
      small--;
      if (small == 0) {
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there are none, or for long enough after so much work. */
  void await(long workedNanos) throws InterruptedException {
    long left = workedNanos * PATIENCE;
    lock.lockInterruptibly();
    try {
      while (small > 0 && left > 0) {
        left = none.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
