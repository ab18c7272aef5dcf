package io.darkroom.httpclient;

import java.time.Duration;
import java.util.Optional;

/**
 * The cause of a failure of {@link GuardedClient#get}: the server said when to come again ({@link
 * RetryAfter}).
 */
public final class NotNow extends Exception {
  private final Duration time;

  NotNow(Duration time) {
    super("not for another " + time.toSeconds() + " s", null, false, false);
    this.time = time;
  }

  /** How long the server is not to be asked, if it said so when it failed like this. */
  public static Optional<Duration> of(Throwable failure) {
    return failure.getCause() instanceof NotNow said ? Optional.of(said.time) : Optional.empty();
  }
}
