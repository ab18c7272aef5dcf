package io.darkroom.worker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.Jobs;
import io.micrometer.core.instrument.DistributionSummary;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for jobs, one ask at a time and never for more than there are free slots. After an answer as
 * large as was asked for there is likely more, so freed slots are filled at once; after a smaller
 * one, a nudge or the next poll is waited for. Lives on the loop's context.
 */
final class Claimer {
  /** Takes what was claimed; {@code askedNanos} is when, by the monotonic clock. */
  interface Taker {
    void take(List<ClaimedJob> jobs, long askedNanos);
  }

  private static final Logger log = LoggerFactory.getLogger(Claimer.class);

  private final Bus bus;
  private final String worker;
  private final Supplier<List<String>> operations;
  private final IntSupplier freeSlots;
  private final Taker taker;
  private final DistributionSummary sizes;
  private boolean more = true;
  private boolean nudged;
  private boolean unreachable;
  private boolean stopped;
  private Promise<Void> underway;

  Claimer(
      Bus bus,
      String worker,
      Supplier<List<String>> operations,
      IntSupplier freeSlots,
      Taker taker,
      DistributionSummary sizes) {
    this.bus = bus;
    this.worker = worker;
    this.operations = operations;
    this.freeSlots = freeSlots;
    this.taker = taker;
    this.sizes = sizes;
  }

  /** There may be something to claim. */
  void nudge() {
    more = true;
    nudged = true;
    claim();
  }

  /** Slots became free. */
  void claim() {
    int limit = freeSlots.getAsInt();
    if (stopped || underway != null || !more || limit < 1) {
      return;
    }
    List<String> wanted = operations.get();
    if (wanted.isEmpty()) {
      return;
    }
    underway = Promise.promise();
    nudged = false;
    long asked = System.nanoTime();
    bus.ask(Jobs.CLAIM, new Claim(worker, wanted, limit))
        .onComplete(jobs -> answered(jobs, limit, asked), this::failed);
  }

  /** Claims no more; completes when no claim is underway. */
  Future<Void> stop() {
    stopped = true;
    return underway == null ? Future.succeededFuture() : underway.future();
  }

  private void answered(List<ClaimedJob> jobs, int limit, long asked) {
    if (unreachable) {
      unreachable = false;
      log.atInfo().addKeyValue("worker", worker).log("jobs answered again");
    }
    if (!jobs.isEmpty()) {
      sizes.record(jobs.size());
    }
    more = nudged || jobs.size() >= limit;
    taker.take(jobs, asked);
    ended();
  }

  private void failed(Throwable error) {
    DarkroomException failure = DarkroomException.of(error);
    if (!unreachable) { // once, not at every poll
      unreachable = true;
      log.atLevel(failure.failure().level())
          .setCause(failure.getCause())
          .addKeyValue("worker", worker)
          .addKeyValue("failure", failure.failure())
          .log("jobs could not be claimed: {}", failure.getMessage());
    }
    more = false; // not at once: the next poll or nudge
    ended();
  }

  private void ended() {
    Promise<Void> ended = underway;
    underway = null;
    ended.complete();
    claim();
  }
}
