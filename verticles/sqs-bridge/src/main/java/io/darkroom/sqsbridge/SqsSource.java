package io.darkroom.sqsbridge;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.bridge.Source;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** One consumer of a queue. Settles ten messages with one call. */
final class SqsSource implements Source {
  private static final Logger log = LoggerFactory.getLogger(SqsSource.class);

  private final SqsConnection connection;
  private final SqsOptions options;
  private final SqsRoute route;
  private final LongPoll poll;
  private final Mail mail;
  private final Set<String> buried = new HashSet<>();
  private Line line;
  private long lookedUp;

  SqsSource(SqsConnection connection, SqsOptions options, KnownQueues known, SqsRoute route) {
    this.connection = connection;
    this.options = options;
    this.route = route;
    poll = new LongPoll(connection, options, known, this::release);
    mail = new Mail(connection, options.maxMessage());
  }

  @Override
  public Future<List<Incoming>> receive(int most) {
    return line()
        .compose(found -> poll.start(found.url(), most))
        .recover(
            error -> {
              // The queue may have been made anew, with another redrive policy.
              line = null;
              return Future.failedFuture(SqsErrors.of(error, route.from()));
            });
  }

  /** The queues; asked again now and then, since a redrive policy can be changed. */
  private Future<Line> line() {
    if (line != null && System.nanoTime() - lookedUp < options.queueListEvery().toNanos()) {
      return Future.succeededFuture(line);
    }
    return Line.of(route, connection)
        .onSuccess(
            found -> {
              line = found;
              lookedUp = System.nanoTime();
            });
  }

  @Override
  public Future<Void> accept(List<Incoming> messages) {
    return delete(messages)
        .compose(
            failed ->
                failed.isEmpty()
                    ? Future.succeededFuture()
                    : Future.failedFuture(notDone("deleted", failed, messages)));
  }

  @Override
  public Future<Void> reject(List<Rejected> messages) {
    // Asked again, some are in the dead-letter queue already and have only to be deleted.
    List<Rejected> alive =
        messages.stream().filter(one -> !buried.contains(one.message().id())).toList();
    String deadLetters = line.deadLetters();
    return mail.send(deadLetters, alive.stream().map(Obituary::of).toList())
        .compose(answers -> again(deadLetters, alive, answers))
        .compose(answers -> buried(messages, alive, answers));
  }

  /** What the dead-letter queue refused with its reason it may take without. */
  private Future<List<Posted>> again(
      String deadLetters, List<Rejected> alive, List<Posted> answers) {
    List<Integer> refused = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      DarkroomException failure = answers.get(i).failure();
      if (failure != null && !awaited(failure)) {
        refused.add(i);
      }
    }
    List<Letter> plain = refused.stream().map(alive::get).map(Obituary::plain).toList();
    return mail.send(deadLetters, plain)
        .map(
            second -> {
              List<Posted> merged = new ArrayList<>(answers);
              for (int i = 0; i < refused.size(); i++) {
                merged.set(refused.get(i), second.get(i));
              }
              return merged;
            });
  }

  private Future<Void> buried(List<Rejected> messages, List<Rejected> alive, List<Posted> answers) {
    Set<String> left = new HashSet<>();
    DarkroomException away = null;
    for (int i = 0; i < alive.size(); i++) {
      DarkroomException failure = answers.get(i).failure();
      String id = alive.get(i).message().id();
      if (failure == null) {
        buried.add(id);
      } else if (awaited(failure)) {
        away = failure;
        left.add(id);
      } else {
        // It must not stall those behind it. The queue's own redrive policy may know better.
        log.atError()
            .addKeyValue("queue", route.from())
            .addKeyValue("message", id)
            .addKeyValue("failure", failure.failure())
            .log("dead-letter queue refused a message, it stays: {}", failure.getMessage());
        left.add(id);
      }
    }
    DarkroomException why = away;
    List<Incoming> gone =
        messages.stream().map(Rejected::message).filter(it -> !left.contains(it.id())).toList();
    return delete(gone)
        .compose(
            failed -> {
              if (failed.values().stream().anyMatch(error -> !error.senderFault())) {
                return Future.failedFuture(notDone("deleted", failed, gone));
              }
              if (why != null) {
                return Future.failedFuture(why);
              }
              buried.clear();
              return Future.succeededFuture();
            });
  }

  @Override
  public Future<Void> release(List<Incoming> messages) {
    return visible(messages, Duration.ZERO, "released");
  }

  @Override
  public Duration keepEvery() {
    return options.visibility().dividedBy(3);
  }

  @Override
  public Future<Void> keep(List<Incoming> messages) {
    return visible(messages, options.visibility(), "kept");
  }

  @Override
  public void stop() {
    poll.stop();
  }

  @Override
  public Future<Void> close() {
    return poll.close();
  }

  private Future<Map<Integer, BatchResultErrorEntry>> delete(List<Incoming> messages) {
    return new Receipts(connection, line.url()).delete(receipts(messages));
  }

  private Future<Void> visible(List<Incoming> messages, Duration after, String what) {
    return new Receipts(connection, line.url())
        .visible(receipts(messages), after)
        .compose(
            failed ->
                failed.isEmpty()
                    ? Future.succeededFuture()
                    : Future.failedFuture(notDone(what, failed, messages)));
  }

  private DarkroomException notDone(
      String what, Map<Integer, BatchResultErrorEntry> failed, List<Incoming> of) {
    return Failure.BROKER_UNAVAILABLE.with(
        "Of %d messages of the SQS queue %s, %d were not %s: %s."
            .formatted(
                of.size(),
                route.from(),
                failed.size(),
                what,
                failed.values().iterator().next().code()));
  }

  private static boolean awaited(DarkroomException failure) {
    return failure.failure() == Failure.BROKER_UNAVAILABLE
        || failure.failure() == Failure.QUEUE_NOT_FOUND;
  }

  private static List<String> receipts(List<Incoming> messages) {
    return messages.stream().map(it -> ((Message) it.handle()).receiptHandle()).toList();
  }
}
