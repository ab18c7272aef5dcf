package io.darkroom.scheduler;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The times of a cron expression, in Unix's dialect: minute, hour, day of month, month, day of
 * week.
 *
 * <p>In a zone with summer time, what falls into the hour that is left out does not fire on that
 * day; of the hour that comes twice, a time of day fires once, and every so many minutes goes on.
 */
final class Cron {
  /** Most firings that are counted = {@value}: what lies in the past has no end. */
  static final int MOST_COUNTED = 500;

  private final ExecutionTime times;
  private final ZoneId zone;

  private Cron(ExecutionTime times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException what is wrong with it
   */
  static Cron parse(String expression, ZoneId zone) {
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return new Cron(ExecutionTime.forCron(parser.parse(expression)), zone);
  }

  /** The first firing after an instant; empty if there is none ever. */
  Optional<Instant> next(Instant after) {
    return times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
  }

  /** The last firing at or before an instant. */
  Optional<Instant> last(Instant at) {
    // The library's "last" is strictly before.
    return times.lastExecution(at.plusSeconds(1).atZone(zone)).map(ZonedDateTime::toInstant);
  }

  /**
   * How many firings lie after one instant and not after another; at most {@link #MOST_COUNTED}.
   */
  int count(Instant after, Instant until) {
    int count = 0;
    Optional<Instant> firing = next(after);
    while (count < MOST_COUNTED && firing.isPresent() && !firing.get().isAfter(until)) {
      count++;
      firing = next(firing.get());
    }
    return count;
  }
}
