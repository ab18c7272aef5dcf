package io.darkroom.scheduler;

import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Future;
import java.util.Optional;

/** What was fired before, read from the jobs. */
final class History {
  /** Jobs asked for at a time = {@value}. */
  private static final int PAGE = 100;

  /**
   * Most pages that are looked through = {@value}. Whoever submits the same operation by the
   * thousand may hide a schedule's last job from it.
   */
  private static final int MOST_PAGES = 50;

  private final Bus bus;

  History(Bus bus) {
    this.bus = bus;
  }

  /** The schedule's newest job; empty if it never had one, or none that is still kept. */
  Future<Optional<LastJob>> newest(Schedule schedule) {
    return newest(schedule, null, MOST_PAGES);
  }

  private Future<Optional<LastJob>> newest(Schedule schedule, String cursor, int pages) {
    return bus.ask(Jobs.LIST, new JobQuery(null, schedule.request().operation(), PAGE, cursor))
        .compose(
            page -> {
              Optional<LastJob> found =
                  page.items().stream()
                      .flatMap(job -> LastJob.of(schedule, new JobView(job)).stream())
                      .findFirst();
              return found.isPresent() || page.next() == null || pages == 1
                  ? Future.succeededFuture(found)
                  : newest(schedule, page.next(), pages - 1);
            });
  }
}
