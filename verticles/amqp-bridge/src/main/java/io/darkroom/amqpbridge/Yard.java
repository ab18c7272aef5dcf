package io.darkroom.amqpbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.DoorTools.DeadLetter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.qpid.proton.message.Message;

/** Work at queues that is done once, over a connection that is closed thereafter. */
final class Yard {
  /** A queue from which nothing comes for so long has nothing more. */
  private static final Duration QUIET = Duration.ofMillis(500);

  private static final int BATCH = 50;

  private final Vertx vertx;
  private final Wire wire;
  private final AmqpOptions options;

  Yard(Vertx vertx, Wire wire, AmqpOptions options) {
    this.vertx = vertx;
    this.wire = wire;
    this.options = options;
  }

  /** What sends to a queue, all over one link; fails with why the broker does not have it. */
  Function<Message, Future<Void>> sender(String queue) {
    Lane lane = lane(queue);
    return message -> sent(lane, message);
  }

  /**
   * The first messages of a queue, which stay there. Where the broker does not let one look, they
   * are taken and given back: the queue's other consumers do not see them for that moment.
   */
  Future<List<DeadLetter>> list(String queue, int limit) {
    return reception(queue, options.dialect().browsable())
        .compose(reception -> collect(reception, new ArrayList<>(), limit))
        .map(
            letters -> {
              for (int i = letters.size() - 1; i >= 0; i--) {
                letters.get(i).release();
              }
              return letters.stream().map(one -> DeadLetters.shown(one.message())).toList();
            });
  }

  /**
   * Moves messages from one queue to another, as they were before they were given up. One that is
   * given up once more meanwhile is not moved again.
   */
  Future<Integer> redrive(String from, String to, int limit) {
    Instant begun = Instant.now();
    Lane lane = lane(to);
    return reception(from, false).compose(reception -> redrive(reception, lane, 0, limit, begun));
  }

  private Future<Integer> redrive(
      Reception reception, Lane lane, int done, int limit, Instant begun) {
    if (done >= limit) {
      return Future.succeededFuture(done);
    }
    return reception
        .take(Math.min(BATCH, limit - done), QUIET)
        .compose(
            letters -> {
              List<Received> old =
                  letters.stream().filter(one -> !since(begun, one.message())).toList();
              letters.stream().filter(one -> !old.contains(one)).forEach(Received::release);
              Future<Void> moved = Future.succeededFuture();
              for (Received letter : old) {
                moved =
                    moved
                        .compose(before -> sent(lane, DeadLetters.again(letter.message())))
                        .onSuccess(sent -> letter.accept());
              }
              return old.isEmpty()
                  ? moved.map(done)
                  : moved.compose(all -> redrive(reception, lane, done + old.size(), limit, begun));
            });
  }

  private static boolean since(Instant begun, Message letter) {
    Instant at = DeadLetters.shown(letter).at();
    return at != null && at.isAfter(begun);
  }

  private Future<List<Received>> collect(Reception reception, List<Received> before, int limit) {
    if (before.size() >= limit) {
      return Future.succeededFuture(before);
    }
    return reception
        .take(limit - before.size(), QUIET)
        .compose(
            more -> {
              before.addAll(more);
              return more.isEmpty()
                  ? Future.succeededFuture(before)
                  : collect(reception, before, limit);
            });
  }

  private Future<Reception> reception(String queue, boolean browse) {
    return wire.receiver(queue, browse).map(link -> new Reception(vertx, link, options.gather()));
  }

  private Lane lane(String queue) {
    return new Lane(vertx, () -> Future.succeededFuture(wire), options, queue);
  }

  private static Future<Void> sent(Lane lane, Message message) {
    return lane.send(message)
        .compose(
            (DarkroomException failure) ->
                failure == null ? Future.succeededFuture() : Future.failedFuture(failure));
  }
}
