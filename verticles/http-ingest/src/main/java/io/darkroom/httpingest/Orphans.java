package io.darkroom.httpingest;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads of which nobody knows whether a job owns them: {@code jobs} was asked and did not answer.
 * They are kept until it can be asked again, long after a submission on its way must have arrived.
 * What is forgotten here, by a crash or for being too many, is litter under {@code uploads/} that
 * does no harm.
 */
final class Orphans {
  /** How often they are looked after. */
  static final Duration ROUND = Duration.ofSeconds(60);

  /** How many are remembered = {@value}. */
  static final int MOST = 10_000;

  private static final Logger log = LoggerFactory.getLogger(Orphans.class);

  private record Orphan(String job, BlobRef upload) {}

  private final Bus bus;
  private final BlobStore store;
  private Deque<Orphan> fresh = new ArrayDeque<>();
  private Deque<Orphan> seasoned = new ArrayDeque<>();

  Orphans(Vertx vertx, Bus bus, BlobStore store) {
    this.bus = bus;
    this.store = store;
    vertx.setPeriodic(ROUND.toMillis(), tick -> round());
  }

  void add(String job, BlobRef upload) {
    if (fresh.size() + seasoned.size() < MOST) {
      fresh.add(new Orphan(job, upload));
    }
  }

  /** Asks about those that have waited for at least one whole round. */
  void round() {
    Deque<Orphan> due = seasoned;
    seasoned = fresh;
    fresh = new ArrayDeque<>();
    due.forEach(this::ask);
  }

  private void ask(Orphan orphan) {
    bus.ask(Jobs.GET, orphan.job)
        .onFailure(
            error -> {
              if (DarkroomException.of(error).failure() == Failure.JOB_NOT_FOUND) {
                remove(orphan);
              } else {
                add(orphan.job, orphan.upload);
              }
            });
  }

  private void remove(Orphan orphan) {
    store
        .delete(List.of(orphan.upload))
        .onSuccess(
            gone -> log.atDebug().addKeyValue("job", orphan.job).log("orphaned upload removed"))
        .onFailure(failed -> add(orphan.job, orphan.upload));
  }
}
