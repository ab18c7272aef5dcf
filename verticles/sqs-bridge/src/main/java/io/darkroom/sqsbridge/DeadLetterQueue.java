package io.darkroom.sqsbridge;

import io.darkroom.contract.DoorTools.DeadLetter;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Looks into a dead-letter queue. SQS shows messages only to those who receive them: so they are
 * received, invisible to others for as long as that takes, and given back. A receive is counted for
 * each. Of a FIFO queue the first ten of each group are seen.
 */
record DeadLetterQueue(SqsConnection connection, Mail mail, String url) {
  /** For how long what is looked at is invisible to others, in seconds = {@value}. */
  static final int VISIBILITY = 60;

  private static final Comparator<Message> OLDEST_FIRST = Comparator.comparing(DeadLetterQueue::at);

  /** Dead letters, oldest first. */
  Future<List<DeadLetter>> list(int limit) {
    return take(limit, new LinkedHashMap<>())
        .compose(
            taken ->
                release(List.copyOf(taken.values()))
                    .otherwiseEmpty()
                    .map(
                        released ->
                            taken.values().stream()
                                .sorted(OLDEST_FIRST)
                                .map(DeadLetterQueue::letter)
                                .toList()));
  }

  /** Sends dead letters to a queue, each before it is removed here; gives how many. */
  Future<Integer> redrive(String to, int limit) {
    return new Redrive(this, to, limit).run();
  }

  private Future<Map<String, Message>> take(int limit, Map<String, Message> taken) {
    if (taken.size() >= limit) {
      return Future.succeededFuture(taken);
    }
    return receive(limit - taken.size())
        .compose(
            received -> {
              int before = taken.size();
              received.forEach(it -> taken.put(it.messageId(), it));
              // Nothing, or what was seen before: its time was over.
              return taken.size() == before ? Future.succeededFuture(taken) : take(limit, taken);
            });
  }

  /** Some that nobody else sees for a while, oldest first; none when there are none. */
  Future<List<Message>> receive(int most) {
    return connection
        .call(
            sqs ->
                sqs.receiveMessage(
                    receive ->
                        receive
                            .queueUrl(url)
                            .maxNumberOfMessages(Math.min(most, Batches.MOST))
                            // Not zero: a short poll asks some of the servers only.
                            .waitTimeSeconds(1)
                            .visibilityTimeout(VISIBILITY)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All")))
        .map(answer -> answer.messages().stream().sorted(OLDEST_FIRST).toList())
        .recover(error -> Future.failedFuture(SqsErrors.of(error, url)));
  }

  /** Removes them. */
  Future<Void> delete(List<Message> messages) {
    return done(new Receipts(connection, url).delete(receipts(messages)));
  }

  /** Lets others see them again. */
  Future<Void> release(List<Message> messages) {
    return done(new Receipts(connection, url).visible(receipts(messages), Duration.ZERO));
  }

  private Future<Void> done(Future<Map<Integer, BatchResultErrorEntry>> failed) {
    return failed.compose(
        left ->
            left.isEmpty()
                ? Future.succeededFuture()
                : Future.failedFuture(
                    Failure.BROKER_UNAVAILABLE.with(
                        "SQS failed for %d messages of %s: %s."
                            .formatted(left.size(), url, left.values().iterator().next().code()))));
  }

  private static List<String> receipts(List<Message> messages) {
    return messages.stream().map(Message::receiptHandle).toList();
  }

  private static Instant at(Message message) {
    String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return sent == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(sent));
  }

  private static DeadLetter letter(Message message) {
    return new DeadLetter(
        message.messageId(), Obituary.reason(message), at(message), message.body());
  }
}
