package io.darkroom.scheduler;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Watches the clock for one schedule and has its firings made. One thing is seen to at a time: what
 * {@code jobs} did not take by the next firing gives way to it. Lives on the verticle's context.
 */
final class Alarm {
  /** Wait before what {@code jobs} did not take is tried again, at first = 1 s; it doubles. */
  static final Duration FIRST_RETRY = Duration.ofSeconds(1);

  /** Longest such wait = 30 s. */
  static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Alarm.class);

  private final Vertx vertx;
  private final Clock clock;
  private final Schedule schedule;
  private final History history;
  private final Bus bus;
  private final FiringMeters meters;
  private Agenda agenda;
  private long timer = -1;
  private int deed;
  private boolean open;

  Alarm(Vertx vertx, Clock clock, Schedule schedule, Bus bus) {
    this.vertx = vertx;
    this.clock = clock;
    this.schedule = schedule;
    this.history = new History(bus);
    this.bus = bus;
    this.meters = new FiringMeters(schedule.name());
  }

  /** Makes up for what was missed while no node was up, and begins to watch the clock. */
  void start() {
    Instant now = clock.instant();
    agenda = new Agenda(schedule.cron(), now);
    see(() -> catchUp(now));
    arm(now);
  }

  /** Looks at the clock. */
  void look() {
    Instant now = clock.instant();
    agenda.due(now).ifPresent(this::due);
    arm(now);
  }

  void stop() {
    vertx.cancelTimer(timer);
    deed++;
    open = false;
  }

  private void arm(Instant now) {
    vertx.cancelTimer(timer);
    timer = vertx.setTimer(Math.max(1, agenda.untilNextLook(now).toMillis()), tick -> look());
  }

  private void due(Agenda.Due due) {
    boolean made = !due.late() || schedule.catchUp();
    if (due.missed() > 0) {
      missed(due.missed(), due.at(), due.late() && made);
    }
    if (made) {
      see(() -> fire(new Firing(schedule, due.at())));
    }
  }

  private Future<Void> catchUp(Instant now) {
    return history
        .newest(schedule)
        .compose(
            newest -> {
              // A schedule that never fired has missed nothing.
              int count =
                  newest.map(job -> schedule.cron().count(job.accountedFor(now), now)).orElse(0);
              Optional<Instant> last = schedule.cron().last(now);
              if (count == 0 || last.isEmpty()) {
                return Future.succeededFuture();
              }
              missed(count, last.get(), schedule.catchUp());
              return schedule.catchUp()
                  ? submit(new Firing(schedule, last.get()))
                  : Future.succeededFuture();
            });
  }

  private Future<Void> fire(Firing firing) {
    return history
        .newest(schedule)
        .compose(
            newest -> {
              if (newest.isPresent() && !newest.get().firing().isBefore(firing.at())) {
                meters.found();
                return Future.succeededFuture();
              }
              if (newest.isPresent() && !newest.get().finished()) {
                meters.skipped();
                said(log.atWarn(), firing)
                    .addKeyValue("job", newest.get().id())
                    .log("firing skipped: the job of the one before has not ended");
                return Future.succeededFuture();
              }
              return submit(firing);
            });
  }

  private Future<Void> submit(Firing firing) {
    return bus.ask(Jobs.SUBMIT, List.of(firing.submission()))
        .map(
            answers -> {
              Submitted submitted = answers.get(0);
              if (submitted.fault() != null) {
                throw submitted.fault().toException();
              }
              if (submitted.created()) {
                meters.made();
                said(log.atInfo(), firing)
                    .addKeyValue("job", submitted.job().id())
                    .addKeyValue("operation", submitted.job().operation())
                    .log("firing made a job");
              } else {
                meters.found();
              }
              return null;
            });
  }

  /** Does something until it succeeds, is refused for good, or gives way to the next. */
  private void see(Supplier<Future<Void>> what) {
    if (open) {
      log.atWarn()
          .addKeyValue("schedule", schedule.name())
          .log("earlier firing given up: jobs did not take it before the next one");
    }
    open = true;
    attempt(++deed, what, FIRST_RETRY);
  }

  private void attempt(int number, Supplier<Future<Void>> what, Duration wait) {
    what.get()
        .onComplete(
            done -> {
              if (number == deed) {
                open = false;
              }
            },
            error -> {
              if (number == deed) {
                failed(number, what, wait, DarkroomException.of(error));
              }
            });
  }

  private void failed(
      int number, Supplier<Future<Void>> what, Duration wait, DarkroomException error) {
    boolean again = error.failure().retryable();
    log.atLevel(error.failure().level())
        .setCause(error.getCause())
        .addKeyValue("schedule", schedule.name())
        .addKeyValue("failure", error.failure())
        .log(again ? "jobs did not take the firing yet: {}" : "refused: {}", error.getMessage());
    if (!again) {
      meters.refused();
      open = false;
      return;
    }
    Duration next =
        wait.multipliedBy(2).compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait.multipliedBy(2);
    vertx.setTimer(
        wait.toMillis(),
        tick -> {
          if (number == deed) {
            attempt(number, what, next);
          }
        });
  }

  private void missed(int count, Instant last, boolean madeUp) {
    meters.missed(count);
    log.atWarn()
        .addKeyValue("schedule", schedule.name())
        .addKeyValue("missed", count == Cron.MOST_COUNTED ? count + " or more" : count)
        .addKeyValue("last", last)
        .log(madeUp ? "firings missed; the last one is made up for" : "firings missed");
  }

  private static LoggingEventBuilder said(LoggingEventBuilder event, Firing firing) {
    return event
        .addKeyValue("schedule", firing.schedule().name())
        .addKeyValue("firing", firing.at());
  }
}
