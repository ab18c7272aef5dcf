package io.darkroom.bridge;

/** How long to wait after the n-th failure in a row: doubling, up to a bound. */
final class Backoff {
  private static final long FIRST_MILLIS = 100;
  private static final long LAST_MILLIS = 5_000;

  private int failures;

  /** Milliseconds to wait after one more failure. */
  long next() {
    long wait = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(failures, 20));
    failures++;
    return wait;
  }

  /** It went well. */
  void reset() {
    failures = 0;
  }

  /** How many failures there were since it last went well. */
  int failures() {
    return failures;
  }
}
