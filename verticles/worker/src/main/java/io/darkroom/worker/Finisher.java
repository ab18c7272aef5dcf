package io.darkroom.worker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells {@code jobs} how attempts ended: what ends within one turn, and while earlier tellings are
 * underway, goes in one ask. An ask that is not answered is repeated, under the same tokens, until
 * the lease is over and cannot be renewed. Lives on the loop's context.
 */
final class Finisher {
  /** Most endings in one ask = {@value}. */
  private static final int MAX_BATCH = 256;

  /** Most asks at a time = {@value}: one silent node must not hold up what others would take. */
  private static final int MAX_ASKS = 4;

  /** Pause before an ask is repeated, in milliseconds = {@value}. */
  private static final long RETRY_MILLIS = 200;

  private static final Logger log = LoggerFactory.getLogger(Finisher.class);

  /** One ending to be told; {@code unsure} once a telling was not answered. */
  private static final class Ending {
    final Attempt attempt;
    final Finish finish;
    final Promise<Outcome> told = Promise.promise();
    boolean unsure;

    Ending(Attempt attempt, Finish finish) {
      this.attempt = attempt;
      this.finish = finish;
    }
  }

  private final Vertx vertx;
  private final Bus bus;
  private final Leases leases;
  private final Deque<Ending> queue = new ArrayDeque<>();
  private int asks;
  private int untold;
  private boolean scheduled;

  Finisher(Vertx vertx, Bus bus, Leases leases) {
    this.vertx = vertx;
    this.bus = bus;
    this.leases = leases;
  }

  /** Endings that were not told yet. */
  int untold() {
    return untold;
  }

  /** Tells how an attempt ended. Never fails. */
  Future<Outcome> finish(Attempt attempt, Finish finish) {
    Ending ending = new Ending(attempt, finish);
    untold++;
    enqueue(ending);
    return ending.told.future().onComplete(told -> untold--);
  }

  private void enqueue(Ending ending) {
    leases
        .confirm(ending.attempt)
        .onComplete(
            nothing -> {
              queue.add(ending);
              schedule();
            },
            error -> ending.told.complete(untellable(ending, error)));
  }

  private static Outcome untellable(Ending ending, Throwable error) {
    if (DarkroomException.of(error).failure() == Failure.CANCELLED) {
      return Outcome.CANCELLED;
    }
    return ending.unsure ? Outcome.UNSURE : Outcome.LOST;
  }

  private void schedule() {
    if (!scheduled) {
      scheduled = true;
      vertx.runOnContext(nothing -> send());
    }
  }

  private void send() {
    scheduled = false;
    while (asks < MAX_ASKS && !queue.isEmpty()) {
      List<Ending> batch = new ArrayList<>();
      while (batch.size() < MAX_BATCH && !queue.isEmpty()) {
        batch.add(queue.poll());
      }
      asks++;
      bus.ask(Jobs.FINISH, batch.stream().map(ending -> ending.finish).toList())
          .onComplete(answers -> answered(batch, answers), error -> failed(batch, error));
    }
  }

  private void answered(List<Ending> batch, List<Accepted> answers) {
    asks--;
    for (int i = 0; i < batch.size(); i++) {
      Ending ending = batch.get(i);
      if (answers.get(i).accepted()) {
        ending.told.complete(Outcome.valueOf(ending.finish.outcome().name()));
      } else {
        ending.told.complete(ending.unsure ? Outcome.UNSURE : Outcome.LOST);
      }
    }
    send();
  }

  private void failed(List<Ending> batch, Throwable error) {
    asks--;
    DarkroomException failure = DarkroomException.of(error);
    log.atWarn()
        .setCause(failure.getCause())
        .addKeyValue("jobs", batch.size())
        .addKeyValue("failure", failure.failure())
        .log("endings not told: {}", failure.getMessage());
    batch.forEach(ending -> ending.unsure = true);
    if (failure.failure().retryable()) {
      vertx.setTimer(RETRY_MILLIS, timer -> batch.forEach(this::enqueue));
    } else {
      batch.forEach(ending -> ending.told.complete(Outcome.UNSURE));
    }
    send();
  }
}
