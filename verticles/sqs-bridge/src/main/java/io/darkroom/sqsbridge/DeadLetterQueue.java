package io.darkroom.sqsbridge;

import io.darkroom.contract.DoorTools.DeadLetter;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                    .map(
                        released ->
                            taken.values().stream()
                                .sorted(OLDEST_FIRST)
                                .map(DeadLetterQueue::letter)
                                .toList()));
  }

  /** Sends dead letters to a queue, each before it is removed here; gives how many. */
  Future<Integer> redrive(String to, int limit) {
    return redrive(to, limit, new HashSet<>());
  }

  /** Sends a message to a queue; gives its id. */
  Future<String> publish(String to, JsonObject message) {
    String id = Ids.next();
    return mail.send(to, List.of(new Letter(SqsText.json(message), Map.of(), id, id)))
        .compose(
            posted ->
                posted.get(0).failure() == null
                    ? Future.succeededFuture(posted.get(0).id())
                    : Future.failedFuture(posted.get(0).failure()));
  }

  private Future<Integer> redrive(String to, int limit, Set<String> sent) {
    if (sent.size() >= limit) {
      return Future.succeededFuture(sent.size());
    }
    return receive(limit - sent.size())
        .compose(
            received -> {
              // Given up once more since we sent it: or it would go round as long as we look.
              List<Message> back =
                  received.stream().filter(it -> sent.contains(formerId(it))).toList();
              List<Message> due =
                  received.stream().filter(it -> !back.contains(it)).sorted(OLDEST_FIRST).toList();
              return release(back)
                  .compose(
                      released ->
                          due.isEmpty()
                              ? Future.succeededFuture(sent.size())
                              : move(to, due, sent).compose(moved -> redrive(to, limit, sent)));
            });
  }

  private Future<Void> move(String to, List<Message> due, Set<String> sent) {
    return mail.send(to, due.stream().map(Obituary::revived).toList())
        .compose(
            posted -> {
              List<Message> gone = new ArrayList<>();
              List<Message> left = new ArrayList<>();
              for (int i = 0; i < due.size(); i++) {
                if (posted.get(i).failure() == null) {
                  sent.add(posted.get(i).id());
                  gone.add(due.get(i));
                } else {
                  left.add(due.get(i));
                }
              }
              return delete(gone)
                  .compose(deleted -> release(left))
                  .compose(
                      released ->
                          left.isEmpty()
                              ? Future.succeededFuture()
                              : Future.failedFuture(
                                  posted.stream()
                                      .map(Posted::failure)
                                      .filter(failure -> failure != null)
                                      .findFirst()
                                      .orElseThrow()));
            });
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

  private Future<List<Message>> receive(int most) {
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
        .map(answer -> answer.messages())
        .recover(error -> Future.failedFuture(SqsErrors.of(error, url)));
  }

  private Future<Void> delete(List<Message> messages) {
    return done(new Receipts(connection, url).delete(receipts(messages)));
  }

  private Future<Void> release(List<Message> messages) {
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

  private static String formerId(Message dead) {
    String id = Obituary.formerId(dead);
    return id == null ? dead.messageId() : id;
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
