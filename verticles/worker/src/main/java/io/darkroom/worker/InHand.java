package io.darkroom.worker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Finish;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The jobs in hand: begins each, ends it when its operation has, when its time is up or when it is
 * abandoned, and sees that the end is told, and that nothing of its parts is left behind. Lives on
 * the loop's context.
 */
final class InHand {
  private final Vertx vertx;
  private final Context context = Vertx.currentContext();
  private final Tools tools;
  private final Map<String, Operation> operations;
  private final Finisher finisher;
  private final Runnable slotFreed;
  private final Set<Attempt> open = new LinkedHashSet<>();
  private int clearing;
  private boolean closing;
  private Promise<Void> emptied;

  InHand(
      Vertx vertx,
      Tools tools,
      Map<String, Operation> operations,
      Finisher finisher,
      Runnable slotFreed) {
    this.vertx = vertx;
    this.tools = tools;
    this.operations = operations;
    this.finisher = finisher;
    this.slotFreed = slotFreed;
  }

  /** Slots free; none while endings pile up that cannot be told. */
  int slotsFree(Slots slots) {
    return finisher.untold() > 2 * tools.options().slots() ? 0 : slots.free();
  }

  /** Begins what was claimed; when closing, gives it back. */
  void take(Lane lane, List<ClaimedJob> jobs, long askedNanos) {
    for (ClaimedJob job : jobs) {
      Attempt attempt =
          new Attempt(
              job,
              lane,
              new Lease(job.leaseMillis(), tools.options().renewEvery(), askedNanos),
              context);
      lane.slots.take(attempt);
      open.add(attempt);
      if (closing) {
        attempt.abandon(shuttingDown());
        end(attempt, giveUp(attempt), attempt.abandoned());
      } else {
        begin(attempt);
      }
    }
  }

  /** From now on gives back what was claimed, and what waits for its parts. */
  void stopTaking() {
    closing = true;
    List.copyOf(open).stream()
        .filter(attempt -> attempt.lane.slots.waits(attempt))
        .forEach(attempt -> attempt.abandon(shuttingDown()));
  }

  /** Waits for parts of a job, which has no slot meanwhile. */
  <T> Future<T> withoutSlot(Attempt attempt, Supplier<Future<T>> parts) {
    if (closing) { // what waits here would not end
      attempt.abandon(shuttingDown());
      return Future.failedFuture(attempt.abandoned());
    }
    return attempt.whileWanted(
        () -> {
          attempt.fetched(null); // parts take their own
          attempt.lane.slots.leave(attempt);
          return parts.get().eventually(() -> attempt.lane.slots.comeBack(attempt));
        });
  }

  /** Lets the jobs in hand go on for so long, then gives them back. Completes when all is told. */
  Future<Void> drain(Duration drain) {
    emptied = Promise.promise();
    long timer =
        vertx.setTimer(
            Math.max(1, drain.toMillis()),
            late -> List.copyOf(open).forEach(attempt -> attempt.abandon(shuttingDown())));
    emptied.future().onComplete(done -> vertx.cancelTimer(timer));
    checkEmptied();
    return emptied.future();
  }

  /** A CPU thread the attempt used is free. */
  void cpuReturned(Attempt attempt) {
    attempt.lane.slots.settle(attempt);
  }

  private void begin(Attempt attempt) {
    tools.leases().watch(attempt);
    long millis = attempt.job.timeoutMillis();
    long deadline =
        vertx.setTimer(
            Math.max(1, millis),
            timer ->
                attempt.abandon(
                    Failure.JOB_TIMEOUT.with(
                        "The attempt took longer than its timeout of " + millis + " ms.")));
    Promise<JsonObject> result = Promise.promise();
    attempt.abandonment().onFailure(result::tryFail);
    develop(attempt)
        .onComplete(
            made -> attempt.onContext(() -> result.tryComplete(made)),
            error -> attempt.onContext(() -> result.tryFail(error)));
    result
        .future()
        .onComplete(
            made -> {
              vertx.cancelTimer(deadline);
              end(attempt, Finish.succeeded(attempt.job.id(), attempt.job.token(), made), null);
            },
            error -> {
              vertx.cancelTimer(deadline);
              tools
                  .suspects()
                  .accuse(attempt, error)
                  .onSuccess(
                      noted ->
                          attempt.onContext(
                              () ->
                                  end(
                                      attempt,
                                      failed(attempt, error),
                                      DarkroomException.of(error))));
            });
  }

  private Future<JsonObject> develop(Attempt attempt) {
    String name = attempt.job.request().operation();
    Operation operation = operations.get(name);
    if (operation == null) {
      return Future.failedFuture(
          Failure.UNKNOWN_OPERATION.with("operation is \"" + name + "\", not done here"));
    }
    try {
      return Objects.requireNonNull(operation.develop(new Work(attempt, tools)), name);
    } catch (RuntimeException | Error error) { // one bad job must not take the others along
      return Future.failedFuture(error);
    }
  }

  private static Finish failed(Attempt attempt, Throwable error) {
    if (attempt.abandoned() != null) {
      return giveUp(attempt);
    }
    Fault fault = Fault.of(error);
    return fault.failure() == Failure.SHUTTING_DOWN
        ? Finish.released(attempt.job.id(), attempt.job.token())
        : Finish.failed(attempt.job.id(), attempt.job.token(), fault);
  }

  /** What is to be told of an abandoned attempt; null for nothing. */
  private static Finish giveUp(Attempt attempt) {
    DarkroomException reason = attempt.abandoned();
    return switch (reason.failure()) {
      case LEASE_LOST, CANCELLED -> null;
      case SHUTTING_DOWN -> Finish.released(attempt.job.id(), attempt.job.token());
      default -> Finish.failed(attempt.job.id(), attempt.job.token(), Fault.of(reason));
    };
  }

  private void end(Attempt attempt, Finish finish, DarkroomException error) {
    // First the ending is queued, then the slot freed: slotsFree() looks at the queue.
    Future<Outcome> told =
        finish == null
            ? Future.succeededFuture(
                error.failure() == Failure.CANCELLED ? Outcome.CANCELLED : Outcome.LOST)
            : finisher.finish(attempt, finish);
    tools.leases().forget(attempt);
    open.remove(attempt);
    attempt.end();
    attempt.lane.slots.settle(attempt);
    told.onSuccess(
        outcome -> {
          boolean noParts = attempt.hadParts() && forGood(attempt, outcome, error);
          if (noParts || attempt.madeAPart()) {
            clearing++;
            clear(attempt, noParts).onComplete(done -> attempt.onContext(this::cleared));
          }
          tools.metrics().ended(attempt.job.request().operation(), outcome);
          JobLog.ended(attempt, outcome, error);
          checkEmptied();
          slotFreed.run();
        });
  }

  /** Clears up when the last write has ended: what it writes would be left behind. Never fails. */
  private Future<Void> clear(Attempt attempt, boolean noParts) {
    return attempt
        .written()
        .compose(all -> noParts ? tools.leftovers().clear(attempt) : Future.<Void>succeededFuture())
        .compose(
            all ->
                attempt.madeAPart()
                    ? tools.leftovers().clearPart(attempt)
                    : Future.<Void>succeededFuture());
  }

  private static boolean forGood(Attempt attempt, Outcome outcome, DarkroomException error) {
    return outcome == Outcome.SUCCEEDED
        || outcome == Outcome.CANCELLED
        || (outcome == Outcome.FAILED
            && (attempt.job.lastAttempt() || !error.failure().retryable()));
  }

  private void cleared() {
    clearing--;
    checkEmptied();
  }

  private void checkEmptied() {
    if (emptied != null && open.isEmpty() && finisher.untold() == 0 && clearing == 0) {
      emptied.tryComplete();
    }
  }

  private static DarkroomException shuttingDown() {
    return Failure.SHUTTING_DOWN.with("The worker is shutting down.");
  }
}
