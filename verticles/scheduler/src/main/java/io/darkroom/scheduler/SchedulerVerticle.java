package io.darkroom.scheduler;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.bus.Bus;
import io.darkroom.scheduler.profiles.ProfileFeed;
import io.darkroom.scheduler.sweeps.Sweeps;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role {@code scheduler}; see the package. */
public final class SchedulerVerticle extends DarkroomVerticle {
  /** The role's name = {@value}. */
  public static final String ROLE = "scheduler";

  private static final Logger log = LoggerFactory.getLogger(SchedulerVerticle.class);

  private final Clock clock;
  private List<Alarm> alarms = List.of();
  private Sweeps sweeps;
  private ProfileFeed feed;

  /** A scheduler, to be deployed. */
  public SchedulerVerticle() {
    this(Clock.systemUTC());
  }

  SchedulerVerticle(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public void check(Conf conf) {
    SchedulerOptions.read(conf);
    Sweeps.check(conf);
    ProfileFeed.check(conf);
  }

  @Override
  public Future<?> start() {
    Conf conf = Conf.of(config());
    SchedulerOptions options = SchedulerOptions.read(conf);
    conf.throwIfAny();
    Bus bus = new Bus(vertx);
    List<Alarm> all =
        options.schedules().stream()
            .map(schedule -> new Alarm(vertx, clock, schedule, bus))
            .toList();
    return Sweeps.start(vertx, config(), clock)
        .compose(
            started -> {
              sweeps = started;
              return ProfileFeed.start(vertx, config(), clock);
            })
        .onSuccess(
            started -> {
              feed = started;
              alarms = all;
              alarms.forEach(Alarm::start);
              log.atInfo()
                  .addKeyValue("schedules", alarms.size())
                  .addKeyValue("sweeps", sweeps != null)
                  .addKeyValue("profileFeed", feed != null)
                  .log("scheduler open");
            });
  }

  /** Looks at the clock now, as its timers do at a firing and every minute. */
  void look() {
    context.runOnContext(now -> alarms.forEach(Alarm::look));
  }

  @Override
  public Future<?> stop() {
    alarms.forEach(Alarm::stop);
    return Future.join(
            sweeps == null ? Future.succeededFuture() : sweeps.stop(),
            feed == null ? Future.succeededFuture() : feed.stop())
        .onComplete(closed -> log.atInfo().log("scheduler closed"));
  }
}
