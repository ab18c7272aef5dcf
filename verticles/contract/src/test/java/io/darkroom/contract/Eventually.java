package io.darkroom.contract;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, with a deadline, on the test thread. */
public final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Eventually() {}

  /**
   * Returns once the assertion passes; throws its last failure when it has not in time. The last
   * try begins after that: who was stalled meanwhile looks once more.
   */
  public static void eventually(Duration within, Assertion assertion) {
    long end = System.nanoTime() + within.toNanos();
    while (true) {
      boolean last = System.nanoTime() > end;
      try {
        assertion.check();
        return;
      } catch (Throwable failure) {
        if (last) {
          throw new AssertionError("not within " + within + ": " + failure.getMessage(), failure);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Gives the first non-null value. */
  public static <T> T eventuallyGet(Duration within, Callable<T> getter) {
    Object[] found = new Object[1];
    eventually(
        within,
        () -> {
          found[0] = getter.call();
          if (found[0] == null) {
            throw new AssertionError("nothing there yet");
          }
        });
    @SuppressWarnings("unchecked") // set from the getter, just above
    T value = (T) found[0];
    return value;
  }

  /** Something that throws as long as it does not hold. */
  public interface Assertion {
    /** Throws if it does not hold. */
    void check() throws Throwable;
  }
}
