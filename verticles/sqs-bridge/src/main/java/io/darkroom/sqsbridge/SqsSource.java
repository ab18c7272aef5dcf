package io.darkroom.sqsbridge;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.bridge.Source;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** One consumer of a queue. Settles ten messages with one call. */
final class SqsSource implements Source {
  private final SqsConnection connection;
  private final SqsOptions options;
  private final SqsRoute route;
  private final LongPoll poll;
  private final Burial burial;
  private Line line;
  private long lookedUp;
  private boolean stale = true;

  SqsSource(SqsConnection connection, SqsOptions options, KnownQueues known, SqsRoute route) {
    this.connection = connection;
    this.options = options;
    this.route = route;
    poll = new LongPoll(connection, options, options.waitTime(), known, this::release);
    burial = new Burial(connection);
  }

  @Override
  public Future<List<Incoming>> receive(int most) {
    return line()
        .compose(found -> poll.start(found.url(), most))
        .recover(
            error -> {
              // The queue may have been made anew, with another redrive policy.
              stale = true;
              return Future.failedFuture(SqsErrors.of(error, route.from()));
            });
  }

  /** The queues; asked again now and then, since a redrive policy can be changed. */
  private Future<Line> line() {
    if (!stale && System.nanoTime() - lookedUp < options.queueListEvery().toNanos()) {
      return Future.succeededFuture(line);
    }
    return Line.of(route, connection)
        .onSuccess(
            found -> {
              line = found;
              lookedUp = System.nanoTime();
              stale = false;
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
    return line()
        .compose(found -> burial.bury(found, messages))
        .onFailure(
            error -> stale |= DarkroomException.of(error).failure() == Failure.QUEUE_NOT_FOUND);
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
    return new Receipts(connection, line.url()).delete(Receipts.of(messages));
  }

  private Future<Void> visible(List<Incoming> messages, Duration after, String what) {
    return new Receipts(connection, line.url())
        .visible(Receipts.of(messages), after)
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
}
