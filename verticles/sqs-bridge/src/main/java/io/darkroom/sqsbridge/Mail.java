package io.darkroom.sqsbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Sends messages to a queue, in as few calls as SQS allows: ten messages each, and {@link
 * #CALL_BYTES}. To a FIFO queue one call follows the other, to others they go side by side.
 *
 * @param maxMessage largest message, in bytes
 */
record Mail(SqsConnection connection, long maxMessage) {
  /**
   * Most bytes in a call that has several messages = {@value}. SQS takes 1 MiB since August 2025,
   * and servers that speak its protocol what SQS took before, which is this.
   */
  static final long CALL_BYTES = 256 << 10;

  /** Sends; says of each message, in their order, what became of it. Does not fail. */
  Future<List<Posted>> send(String url, List<Letter> letters) {
    Posted[] posted = new Posted[letters.size()];
    boolean fifo = QueueName.isFifo(url);
    List<Future<Void>> calls = new ArrayList<>();
    Future<Void> before = Future.succeededFuture();
    for (List<Integer> places : packed(letters, posted)) {
      if (fifo) {
        before = before.compose(done -> send(url, letters, places, posted));
        calls.add(before);
      } else {
        calls.add(send(url, letters, places, posted));
      }
    }
    return Future.join(calls)
        .transform(
            ended -> {
              // After a call that failed a FIFO queue gets no other, lest the order changes.
              DarkroomException unsent =
                  ended.failed() ? DarkroomException.of(ended.cause()) : null;
              return Future.succeededFuture(
                  Arrays.stream(posted)
                      .map(one -> one == null ? new Posted(null, unsent) : one)
                      .toList());
            });
  }

  private List<List<Integer>> packed(List<Letter> letters, Posted[] posted) {
    List<List<Integer>> calls = new ArrayList<>();
    List<Integer> open = List.of();
    long bytes = 0;
    for (int i = 0; i < letters.size(); i++) {
      long size = letters.get(i).bytes();
      if (size > maxMessage) {
        posted[i] =
            new Posted(
                null,
                Failure.MESSAGE_TOO_LARGE.with(
                    "The message has %d bytes, sqs-bridge.maxMessage is %d."
                        .formatted(size, maxMessage)));
        continue;
      }
      if (open.isEmpty() || open.size() == Batches.MOST || bytes + size > CALL_BYTES) {
        open = new ArrayList<>();
        calls.add(open);
        bytes = 0;
      }
      open.add(i);
      bytes += size;
    }
    return calls;
  }

  private Future<Void> send(
      String url, List<Letter> letters, List<Integer> places, Posted[] posted) {
    boolean fifo = QueueName.isFifo(url);
    return new Batches<>(
            connection.vertx(),
            (String id, Letter letter) -> letter.entry(id, fifo),
            entries ->
                connection
                    .call(sqs -> sqs.sendMessageBatch(it -> it.queueUrl(url).entries(entries)))
                    .onSuccess(answer -> note(answer, places, posted))
                    .map(SendMessageBatchResponse::failed))
        .run(places.stream().map(letters::get).toList())
        .onSuccess(
            failed ->
                failed.forEach(
                    (i, entry) ->
                        posted[places.get(i)] = new Posted(null, SqsErrors.ofEntry(entry, url))))
        .recover(error -> Future.failedFuture(SqsErrors.ofSending(error, url)))
        .onFailure(
            failure -> {
              for (int place : places) {
                if (posted[place] == null) {
                  posted[place] = new Posted(null, DarkroomException.of(failure));
                }
              }
            })
        .mapEmpty();
  }

  private static void note(SendMessageBatchResponse answer, List<Integer> places, Posted[] posted) {
    answer
        .successful()
        .forEach(
            one ->
                posted[places.get(Integer.parseInt(one.id()))] = new Posted(one.messageId(), null));
  }
}
