package io.darkroom.bridge;

import io.darkroom.bridge.BridgeMeters.Inward;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submitted;
import io.darkroom.messages.Door;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees a batch of messages settled: read, submitted, accepted or rejected. What cannot be done now
 * is done again, and the messages are held meanwhile, for as long as it takes or until the bridge
 * stops. Lives on one event loop.
 */
final class BatchIntake {
  /** How often a defect of ours is met before its message is given up = {@value}. */
  static final int INTERNAL_TRIES = 5;

  private static final Logger log = LoggerFactory.getLogger(BatchIntake.class);

  private final Vertx vertx;
  private final Bus bus;
  private final String kind;
  private final Route route;
  private final Door door;
  private final Source source;
  private final BridgeMeters meters;
  private List<Incoming> held = List.of();
  private boolean stopping;
  private Runnable wake = () -> {};

  BatchIntake(
      Vertx vertx,
      Bus bus,
      String kind,
      Route route,
      Door door,
      Source source,
      BridgeMeters meters) {
    this.vertx = vertx;
    this.bus = bus;
    this.kind = kind;
    this.route = route;
    this.door = door;
    this.source = source;
    this.meters = meters;
  }

  /** Completes when every message is settled, at the latest when one was told to stop. */
  Future<Void> settle(List<Incoming> messages) {
    held = List.copyOf(messages);
    long keeper = keeper();
    return insist(() -> readAll(messages))
        .compose(this::submit)
        .recover(stopped -> giveBack(stopped.getMessage()))
        .onComplete(
            settled -> {
              held = List.of();
              if (keeper >= 0) {
                vertx.cancelTimer(keeper);
              }
            });
  }

  /** What waits to be done again is not: the messages are given back. */
  void stop() {
    stopping = true;
    wake.run();
  }

  private Future<List<Reading>> readAll(List<Incoming> messages) {
    // One after the other: a look-up that takes its time must not reorder them.
    Future<List<Reading>> all = Future.succeededFuture(new ArrayList<>());
    for (Incoming message : messages) {
      all =
          all.compose(
              before ->
                  Reading.of(message, kind, route, source, door)
                      .map(
                          reading -> {
                            before.add(reading);
                            return before;
                          }));
    }
    return all;
  }

  private Future<Void> submit(List<Reading> readings) {
    Sorted sorted = Sorted.of(readings, route.format().dropsInvalid());
    for (Reading one : sorted.ignored()) {
      log.atInfo()
          .addKeyValue("broker", kind)
          .addKeyValue("route", route.name())
          .addKeyValue("message", one.message().id())
          .log("message asks for nothing: {}", one.ignored());
    }
    for (Sorted.Dropped one : sorted.dropped()) {
      log.atWarn()
          .addKeyValue("broker", kind)
          .addKeyValue("route", route.name())
          .addKeyValue("message", one.message().id())
          .log("message removed: {}", one.why());
    }
    return reject(sorted.rejected())
        .compose(
            done ->
                accept(sorted.ignored().stream().map(Reading::message).toList(), Inward.IGNORED))
        .compose(done -> submit(sorted.asked(), 1))
        // Last: what was dropped for another of the batch goes when that one is durable.
        .compose(
            done ->
                accept(
                    sorted.dropped().stream().map(Sorted.Dropped::message).toList(),
                    Inward.DROPPED));
  }

  private Future<Void> submit(List<Reading> asked, int round) {
    if (asked.isEmpty()) {
      return Future.succeededFuture();
    }
    return insist(() -> bus.ask(Jobs.SUBMIT, asked.stream().map(Reading::submission).toList()))
        .compose(answers -> answered(asked, answers, round))
        .compose(
            again ->
                again.isEmpty()
                    ? Future.succeededFuture()
                    : pause(new Backoff().next()).compose(over -> submit(again, round + 1)));
  }

  /** Settles what was decided; gives what is to be asked again. */
  private Future<List<Reading>> answered(List<Reading> asked, List<Submitted> answers, int round) {
    List<Incoming> created = new ArrayList<>();
    List<Incoming> found = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    List<Reading> again = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Reading reading = asked.get(i);
      Submitted answer = answers.get(i);
      Fault fault = answer.fault();
      if (fault == null) {
        (answer.created() ? created : found).add(reading.message());
      } else if (fault.failure().retryable()
          && (fault.failure() != Failure.INTERNAL || round < INTERNAL_TRIES)) {
        again.add(reading);
      } else {
        rejected.add(new Rejected(reading.message(), fault));
      }
    }
    return accept(created, Inward.ACCEPTED)
        .compose(done -> accept(found, Inward.DUPLICATE))
        .compose(done -> reject(rejected))
        .map(again);
  }

  private Future<Void> accept(List<Incoming> messages, Inward outcome) {
    if (messages.isEmpty()) {
      return Future.succeededFuture();
    }
    return source
        .accept(messages)
        .recover(
            error -> {
              log.atWarn()
                  .setCause(error)
                  .addKeyValue("broker", kind)
                  .addKeyValue("count", messages.size())
                  .log("messages not acknowledged; they will come again and find their jobs");
              return Future.succeededFuture();
            })
        .onSuccess(done -> settled(messages, outcome));
  }

  private Future<Void> reject(List<Rejected> rejected) {
    if (rejected.isEmpty()) {
      return Future.succeededFuture();
    }
    return insist(() -> source.reject(rejected))
        .onSuccess(
            done -> {
              settled(rejected.stream().map(Rejected::message).toList(), Inward.REJECTED);
              for (Rejected one : rejected) {
                log.atWarn()
                    .addKeyValue("broker", kind)
                    .addKeyValue("route", route.name())
                    .addKeyValue("message", one.message().id())
                    .addKeyValue("failure", one.fault().failure())
                    .log("message dead-lettered: {}", one.fault().message());
              }
            });
  }

  private void settled(List<Incoming> messages, Inward outcome) {
    meters.settled(route.name(), outcome, messages.size());
    held = held.stream().filter(message -> !messages.contains(message)).toList();
  }

  /** Does it until it succeeds; fails with SHUTTING_DOWN when it is to stop before. */
  private <T> Future<T> insist(Supplier<Future<T>> what) {
    return insist(what, new Backoff());
  }

  private <T> Future<T> insist(Supplier<Future<T>> what, Backoff backoff) {
    if (stopping) {
      return Future.failedFuture(Failure.SHUTTING_DOWN.with("This node is stopping."));
    }
    return what.get()
        .onSuccess(
            done -> {
              if (backoff.failures() > 0) {
                meters.waits(false);
              }
            })
        .recover(
            error -> {
              if (backoff.failures() == 0) {
                meters.waits(true);
                DarkroomException failure = DarkroomException.of(error);
                log.atWarn()
                    .setCause(failure.getCause())
                    .addKeyValue("broker", kind)
                    .addKeyValue("route", route.name())
                    .addKeyValue("held", held.size())
                    .addKeyValue("failure", failure.failure())
                    .log("messages are held: {}", failure.getMessage());
              }
              return pause(backoff.next())
                  .onSuccess(
                      over -> {
                        if (stopping) {
                          meters.waits(false);
                        }
                      })
                  .compose(over -> insist(what, backoff));
            });
  }

  /** Waits, but no longer than until it is to stop. */
  private Future<Void> pause(long millis) {
    Promise<Void> over = Promise.promise();
    long timer = vertx.setTimer(millis, passed -> over.tryComplete());
    wake =
        () -> {
          vertx.cancelTimer(timer);
          over.tryComplete();
        };
    return over.future();
  }

  /** Gives back what is held, whatever is being done with it: it comes again, and finds its job. */
  Future<Void> giveBack(String why) {
    List<Incoming> left = held;
    held = List.of();
    if (left.isEmpty()) {
      return Future.succeededFuture();
    }
    log.atInfo()
        .addKeyValue("broker", kind)
        .addKeyValue("route", route.name())
        .addKeyValue("count", left.size())
        .log("messages given back: {}", why);
    meters.settled(route.name(), Inward.RELEASED, left.size());
    return source.release(left);
  }

  private long keeper() {
    long every = source.keepEvery().toMillis();
    return every == 0
        ? -1
        : vertx.setPeriodic(
            every,
            due -> {
              if (!held.isEmpty()) {
                source
                    .keep(held)
                    .onFailure(
                        error ->
                            log.atWarn()
                                .setCause(error)
                                .addKeyValue("broker", kind)
                                .log("messages not kept; they may come again"));
              }
            });
  }
}
