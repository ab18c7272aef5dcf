package io.darkroom.worker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** The one line that the log says of each attempt when it has ended. */
final class JobLog {
  private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);

  private JobLog() {}

  /**
   * Says how it ended.
   *
   * @param error why it failed or was given up; null when it was not
   */
  static void ended(Attempt attempt, Outcome outcome, DarkroomException error) {
    LoggingEventBuilder line =
        log.atLevel(level(outcome, error))
            .addKeyValue("job", attempt.job.id())
            .addKeyValue("operation", attempt.job.request().operation())
            .addKeyValue("attempt", attempt.job.attempt())
            .addKeyValue("ms", millis(System.nanoTime() - attempt.begunNanos))
            .addKeyValue("fetchMs", millis(attempt.fetchNanos))
            .addKeyValue("computeMs", millis(attempt.computeNanos))
            .addKeyValue("storeMs", millis(attempt.storeNanos));
    if (error == null) {
      line.log("job " + outcome.wire());
    } else {
      line.setCause(error.getCause())
          .addKeyValue("failure", error.failure())
          .log("job {}: {}", outcome.wire(), error.getMessage());
    }
  }

  private static Level level(Outcome outcome, DarkroomException error) {
    boolean ended = outcome == Outcome.FAILED && error != null;
    if (!ended || error.failure() == Failure.CANCELLED) {
      return outcome == Outcome.LOST || outcome == Outcome.UNSURE ? Level.WARN : Level.INFO;
    }
    Level level = error.failure().level();
    return level == Level.DEBUG ? Level.INFO : level;
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
