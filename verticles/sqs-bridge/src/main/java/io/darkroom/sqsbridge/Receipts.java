package io.darkroom.sqsbridge;

import io.darkroom.bridge.Incoming;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** Messages of a queue that were received, by the receipts that SQS gave for them. */
record Receipts(SqsConnection connection, String url) {
  /** The receipts of messages. */
  static List<String> of(List<Incoming> messages) {
    return messages.stream().map(it -> ((Message) it.handle()).receiptHandle()).toList();
  }

  /** Removes them; gives those that SQS failed for, by their places. */
  Future<Map<Integer, BatchResultErrorEntry>> delete(List<String> receipts) {
    return new Batches<>(
            connection.vertx(),
            (String id, String receipt) ->
                DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(receipt).build(),
            entries ->
                connection
                    .call(sqs -> sqs.deleteMessageBatch(it -> it.queueUrl(url).entries(entries)))
                    .map(answer -> answer.failed()))
        .run(receipts)
        .recover(error -> Future.failedFuture(SqsErrors.of(error, url)));
  }

  /** Others see them after that time; gives those that SQS failed for, by their places. */
  Future<Map<Integer, BatchResultErrorEntry>> visible(List<String> receipts, Duration after) {
    int seconds = Math.toIntExact(after.toSeconds());
    return new Batches<>(
            connection.vertx(),
            (String id, String receipt) ->
                ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(id)
                    .receiptHandle(receipt)
                    .visibilityTimeout(seconds)
                    .build(),
            entries ->
                connection
                    .call(
                        sqs ->
                            sqs.changeMessageVisibilityBatch(
                                it -> it.queueUrl(url).entries(entries)))
                    .map(answer -> answer.failed()))
        .run(receipts)
        .recover(error -> Future.failedFuture(SqsErrors.of(error, url)));
  }
}
