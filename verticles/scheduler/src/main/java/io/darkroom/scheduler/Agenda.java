package io.darkroom.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which firings are due, by a clock that may stand still, jump ahead and be set back. It is looked
 * at every minute at least, since a timer of the JVM counts time in which the machine may sleep.
 */
final class Agenda {
  /** Longest wait between two looks at the clock = 1 min. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** So late a firing may be noticed without being called missed = 2 min. */
  static final Duration PUNCTUAL = LONGEST_WAIT.multipliedBy(2);

  /**
   * What is due.
   *
   * @param at the last firing
   * @param missed how many were not noticed in time: those before it, and it, when it is late
   * @param late true if the last one itself was missed
   */
  record Due(Instant at, int missed, boolean late) {}

  private final Cron cron;
  private Instant seen;
  private Optional<Instant> next;

  Agenda(Cron cron, Instant now) {
    this.cron = cron;
    this.seen = now;
    this.next = cron.next(now);
  }

  /** What has become due since the last look. */
  Optional<Due> due(Instant now) {
    Instant before = seen;
    seen = now;
    if (now.isBefore(before)) {
      // Set back: what was fired already and comes again finds its job.
      next = cron.next(now);
      return Optional.empty();
    }
    if (next.isEmpty() || next.get().isAfter(now)) {
      return Optional.empty();
    }
    int passed = cron.count(before, now);
    Instant last = cron.last(now).orElse(next.get());
    next = cron.next(now);
    boolean late = Duration.between(last, now).compareTo(PUNCTUAL) > 0;
    return Optional.of(new Due(last, late ? passed : passed - 1, late));
  }

  /** How long to wait before the next look. */
  Duration untilNextLook(Instant now) {
    Duration wait = next.map(at -> Duration.between(now, at)).orElse(LONGEST_WAIT);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
