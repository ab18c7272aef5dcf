package io.darkroom.postback;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.darkroom.httpclient.Posted;
import io.darkroom.httpclient.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Says what becomes of a delivery by how a try of it ended. Pure, but for clock and random.
 *
 * <p>2xx: delivered. 410, and an address that must not be asked: dead at once. All else is tried
 * again, as long as the schedule lasts; 429 and 503 may ask for a longer wait, never for a shorter
 * one.
 */
final class Judge {
  private final PostbackOptions options;
  private final Clock clock;
  private final DoubleSupplier random;

  /**
   * @param random gives numbers from 0 to 1
   */
  Judge(PostbackOptions options, Clock clock, DoubleSupplier random) {
    this.options = options;
    this.clock = clock;
    this.random = random;
  }

  /** The receiver answered. */
  Settlement answered(ClaimedDelivery delivery, Posted posted) {
    int status = posted.status();
    if (status >= 200 && status < 300) {
      return settlement(delivery, Outcome.DELIVERED, Duration.ZERO, Integer.toString(status));
    }
    if (status == 410) {
      return dead(delivery, status + " " + Failure.DELIVERY_GONE);
    }
    Failure failure = status < 400 ? Failure.DELIVERY_REDIRECTED : Failure.DELIVERY_REFUSED;
    return again(delivery, status + " " + failure, asked(posted));
  }

  /** There was no answer. */
  Settlement failed(ClaimedDelivery delivery, DarkroomException error) {
    Failure failure = error.failure();
    return failure.retryable()
        ? again(delivery, failure.name(), Duration.ZERO)
        : dead(delivery, failure.name());
  }

  private Settlement again(ClaimedDelivery delivery, String note, Duration asked) {
    if (delivery.attempt() >= options.schedule().size()) {
      return dead(delivery, note);
    }
    long millis = options.schedule().get(delivery.attempt()).toMillis();
    double swing = options.jitter() * (2 * random.getAsDouble() - 1);
    Duration wait = Duration.ofMillis(Math.round(millis * (1 + swing)));
    return settlement(delivery, Outcome.RETRY, wait.compareTo(asked) < 0 ? asked : wait, note);
  }

  private Duration asked(Posted posted) {
    if (posted.status() != 429 && posted.status() != 503) {
      return Duration.ZERO;
    }
    Duration asked =
        RetryAfter.parse(posted.headers().get("retry-after"), clock.instant())
            .orElse(Duration.ZERO);
    return asked.compareTo(options.maxRetryAfter()) < 0 ? asked : options.maxRetryAfter();
  }

  private static Settlement dead(ClaimedDelivery delivery, String note) {
    return settlement(delivery, Outcome.DEAD, Duration.ZERO, note);
  }

  private static Settlement settlement(
      ClaimedDelivery delivery, Outcome outcome, Duration wait, String note) {
    return new Settlement(delivery.id(), delivery.token(), outcome, wait.toMillis(), note);
  }
}
