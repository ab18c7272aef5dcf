package io.darkroom.amqpbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonSender;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.qpid.proton.message.Message;

/**
 * Sends to one queue, a volley at a time; what comes in meanwhile makes up the next. Some brokers
 * end the session over one bad message: then the others of its volley are sent again, each alone,
 * so that only that one is blamed. Lives on one event loop.
 */
final class Lane {
  /** Most messages in a volley = {@value}. */
  static final int VOLLEY = 100;

  private record Letter(Message message, Promise<DarkroomException> outcome) {}

  private record Attached(Wire wire, Link<ProtonSender> link) {}

  private final Vertx vertx;
  private final Supplier<Future<Wire>> wires;
  private final AmqpOptions options;
  private final String queue;
  private final Deque<Letter> waiting = new ArrayDeque<>();
  private Attached attached;
  private boolean busy;
  private int alone;

  Lane(Vertx vertx, Supplier<Future<Wire>> wires, AmqpOptions options, String queue) {
    this.vertx = vertx;
    this.wires = wires;
    this.options = options;
    this.queue = queue;
  }

  /** Sends; gives null when the broker has it for good, or else why not. Ends in bounded time. */
  Future<DarkroomException> send(Message message) {
    Letter letter = new Letter(message, Promise.promise());
    waiting.add(letter);
    if (!busy) {
      busy = true;
      // After whatever else this turn of the event loop sends.
      vertx.runOnContext(turn -> next());
    }
    return letter.outcome.future();
  }

  /** Whether nothing is being sent. */
  boolean idle() {
    return !busy;
  }

  void close() {
    if (attached != null) {
      attached.link.close(AmqpErrors.unavailable("The sender was closed.", null));
    }
  }

  private void next() {
    if (waiting.isEmpty()) {
      busy = false;
      return;
    }
    int most = alone > 0 ? 1 : VOLLEY;
    alone = Math.max(0, alone - 1);
    List<Letter> letters = new ArrayList<>();
    while (letters.size() < most && !waiting.isEmpty()) {
      letters.add(waiting.poll());
    }
    attached()
        .compose(to -> fire(to, letters))
        .onComplete(
            done -> vertx.runOnContext(turn -> next()),
            error -> {
              fail(letters, DarkroomException.of(error));
              vertx.runOnContext(turn -> next());
            });
  }

  private Future<Attached> attached() {
    if (attached != null && attached.link.why() == null) {
      return Future.succeededFuture(attached);
    }
    return wires
        .get()
        .compose(wire -> wire.sender(queue).map(link -> new Attached(wire, link)))
        .onSuccess(to -> attached = to);
  }

  private Future<Void> fire(Attached to, List<Letter> letters) {
    Volley volley =
        new Volley(
            vertx,
            to.link,
            letters.stream().map(Letter::message).toList(),
            options.answerTimeout());
    return volley
        .fire()
        .compose(over -> missing(volley))
        .map(
            missing -> {
              settle(volley, letters, to.link.why(), missing);
              missing.ifPresent(to.link::close);
              if (volley.unanswered()) {
                to.wire.close();
              }
              return null;
            });
  }

  /**
   * Brokers say that they have a message to a queue that is not there, and drop it, or refuse it
   * for reasons of their own. So where that may be so they are asked whether the queue is there:
   * empty if it is.
   */
  private Future<Optional<DarkroomException>> missing(Volley volley) {
    if (!volley.refused() && !(options.dialect().dropping() && volley.taken())) {
      return Future.succeededFuture(Optional.empty());
    }
    // Over a connection of its own: the engine does not survive many sessions that RabbitMQ ends.
    return Wire.open(vertx, options)
        .compose(
            open ->
                open.find(queue)
                    .transform(found -> Future.succeededFuture(why(open, found.cause())))
                    .eventually(open::close))
        .otherwise(unreached -> Optional.of(DarkroomException.of(unreached)));
  }

  private static Optional<DarkroomException> why(Wire wire, Throwable cause) {
    DarkroomException why = cause == null ? null : DarkroomException.of(cause);
    // A queue that may be written and not read says so: then it is there.
    boolean gone = why != null && (why.failure() == Failure.QUEUE_NOT_FOUND || wire.lost());
    return gone ? Optional.of(why) : Optional.empty();
  }

  private void settle(
      Volley volley,
      List<Letter> letters,
      DarkroomException ended,
      Optional<DarkroomException> missing) {
    List<Letter> again = new ArrayList<>();
    for (int i = 0; i < letters.size(); i++) {
      Letter letter = letters.get(i);
      Optional<DarkroomException> answer = volley.answer(i);
      if (answer != null) {
        letter.outcome.complete(
            answer.isEmpty() || answer.get().failure() == Failure.MESSAGE_REFUSED
                ? missing.or(() -> answer).orElse(null)
                : answer.get());
      } else if (letters.size() > 1 && blames(ended)) {
        again.add(letter);
      } else {
        letter.outcome.complete(ended);
      }
    }
    for (int i = again.size() - 1; i >= 0; i--) {
      waiting.addFirst(again.get(i));
    }
    alone += again.size();
  }

  /** Whether the link was ended over a message, and not over all of them. */
  private static boolean blames(DarkroomException ended) {
    return ended.failure() == Failure.MESSAGE_TOO_LARGE
        || ended.failure() == Failure.MESSAGE_REFUSED;
  }

  /** Those that wait would fare no better; so nobody waits for long. */
  private void fail(List<Letter> letters, DarkroomException why) {
    letters.forEach(letter -> letter.outcome.complete(why));
    waiting.forEach(letter -> letter.outcome.complete(why));
    waiting.clear();
    alone = 0;
  }
}
