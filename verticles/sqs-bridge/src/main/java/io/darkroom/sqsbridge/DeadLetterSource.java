package io.darkroom.sqsbridge;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.bridge.Source;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The dead-letter queue of a route as a queue to receive from. What is refused once more stays
 * where it is, for others to see when its visibility ends; after its last try it is removed, and
 * said. How often a message was tried, SQS counts.
 */
final class DeadLetterSource implements Source {
  private static final Logger log = LoggerFactory.getLogger(DeadLetterSource.class);

  private final SqsConnection connection;
  private final SqsOptions options;
  private final SqsRoute route;
  private final LongPoll poll;
  private String url;

  DeadLetterSource(
      SqsConnection connection, SqsOptions options, KnownQueues known, SqsRoute route) {
    this.connection = connection;
    this.options = options;
    this.route = route;
    // The queue was waited at already: whatever is here is taken, and nothing is waited for.
    poll = new LongPoll(connection, options, Duration.ZERO, known, this::release);
  }

  @Override
  public Future<List<Incoming>> receive(int most) {
    return Line.of(route, connection)
        .compose(
            line -> {
              url = line.deadLetters();
              return poll.start(url, most);
            })
        .recover(error -> Future.failedFuture(SqsErrors.of(error, route.from())));
  }

  @Override
  public Future<Void> accept(List<Incoming> messages) {
    return new Receipts(connection, url).delete(Receipts.of(messages)).mapEmpty();
  }

  @Override
  public Future<Void> reject(List<Rejected> messages) {
    List<Rejected> spent =
        messages.stream().filter(one -> tries(one.message()) >= route.retryDeadLetters()).toList();
    for (Rejected one : spent) {
      log.atError()
          .addKeyValue("queue", QueueName.of(url))
          .addKeyValue("message", one.message().id())
          .addKeyValue("tries", tries(one.message()))
          .addKeyValue("failure", one.fault().failure())
          .log("dead letter removed after its last try: {}", one.fault().message());
    }
    return accept(spent.stream().map(Rejected::message).toList());
  }

  /** This try included. */
  private static int tries(Incoming message) {
    Map<MessageSystemAttributeName, String> attributes = ((Message) message.handle()).attributes();
    return Integer.parseInt(
        attributes.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
  }

  @Override
  public Future<Void> release(List<Incoming> messages) {
    return new Receipts(connection, url).visible(Receipts.of(messages), Duration.ZERO).mapEmpty();
  }

  @Override
  public Duration keepEvery() {
    return options.visibility().dividedBy(3);
  }

  @Override
  public Future<Void> keep(List<Incoming> messages) {
    return new Receipts(connection, url)
        .visible(Receipts.of(messages), options.visibility())
        .mapEmpty();
  }

  @Override
  public void stop() {
    poll.stop();
  }

  @Override
  public Future<Void> close() {
    return poll.close();
  }
}
