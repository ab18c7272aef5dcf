package io.darkroom.worker;

import io.darkroom.contract.bus.Bus;
import io.vertx.core.Future;
import java.util.List;

/**
 * Some of a worker's operations, with slots of their own: small work is in one lane, costly work in
 * the other, which has no more slots than CPU threads that costly work may take. So what takes long
 * neither holds up what does not, nor is claimed by a worker that would only let it wait. Lives on
 * the loop's context.
 */
final class Lane {
  final boolean costly;
  final Slots slots;
  private final List<String> operations;
  private final Claimer claimer;

  /**
   * @param all its slots
   */
  Lane(
      boolean costly,
      int all,
      List<String> operations,
      WorkerOptions options,
      Bus bus,
      String worker,
      InHand inHand,
      WorkerMetrics metrics) {
    this.costly = costly;
    this.operations = operations;
    slots = new Slots(all, options.parents(), this::claim, this::nudge);
    claimer =
        new Claimer(
            bus,
            worker,
            this::claimable,
            () -> inHand.slotsFree(slots),
            (jobs, askedNanos) -> inHand.take(this, jobs, askedNanos),
            metrics.claims());
  }

  private List<String> claimable() {
    return operations.stream().filter(slots.claimable()).toList();
  }

  /** There may be something to claim. */
  void nudge() {
    claimer.nudge();
  }

  /** A slot may be free. */
  void claim() {
    claimer.claim();
  }

  /** Claims no more; completes when no claim is underway. */
  Future<Void> stop() {
    return claimer.stop();
  }
}
