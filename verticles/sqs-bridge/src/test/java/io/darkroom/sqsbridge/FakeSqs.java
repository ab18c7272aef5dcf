package io.darkroom.sqsbridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** A server that takes and refuses what a test wants. Used on one thread. */
final class FakeSqs implements SqsAsyncClient {
  final List<SendMessageBatchRequest> sends = new ArrayList<>();
  final List<String> deleted = new ArrayList<>();
  final List<String> released = new ArrayList<>();

  /** What a receive gives, once. */
  final List<Message> dead = new ArrayList<>();

  /** Why a message is not taken: null if it is. */
  Function<SendMessageBatchRequestEntry, BatchResultErrorEntry> refusal = entry -> null;

  /** What every call fails with: null for nothing. */
  RuntimeException away;

  /** What deletes fail with: null for nothing. */
  BatchResultErrorEntry undeleted;

  static BatchResultErrorEntry error(String code, boolean senderFault) {
    return BatchResultErrorEntry.builder()
        .code(code)
        .message("words")
        .senderFault(senderFault)
        .build();
  }

  @Override
  public CompletableFuture<SendMessageBatchResponse> sendMessageBatch(
      SendMessageBatchRequest request) {
    sends.add(request);
    if (away != null) {
      return CompletableFuture.failedFuture(away);
    }
    List<SendMessageBatchResultEntry> taken = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      BatchResultErrorEntry error = refusal.apply(entry);
      if (error == null) {
        taken.add(
            SendMessageBatchResultEntry.builder()
                .id(entry.id())
                .messageId("sent-" + entry.messageBody())
                .build());
      } else {
        failed.add(error.toBuilder().id(entry.id()).build());
      }
    }
    return CompletableFuture.completedFuture(
        SendMessageBatchResponse.builder().successful(taken).failed(failed).build());
  }

  @Override
  public CompletableFuture<DeleteMessageBatchResponse> deleteMessageBatch(
      DeleteMessageBatchRequest request) {
    if (away != null) {
      return CompletableFuture.failedFuture(away);
    }
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (DeleteMessageBatchRequestEntry entry : request.entries()) {
      if (undeleted == null) {
        deleted.add(entry.receiptHandle());
      } else {
        failed.add(undeleted.toBuilder().id(entry.id()).build());
      }
    }
    return CompletableFuture.completedFuture(
        DeleteMessageBatchResponse.builder().failed(failed).build());
  }

  @Override
  public CompletableFuture<ReceiveMessageResponse> receiveMessage(ReceiveMessageRequest request) {
    List<Message> given = List.copyOf(dead);
    dead.clear();
    return CompletableFuture.completedFuture(
        ReceiveMessageResponse.builder().messages(given).build());
  }

  @Override
  public CompletableFuture<ChangeMessageVisibilityBatchResponse> changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    request.entries().forEach(entry -> released.add(entry.receiptHandle()));
    return CompletableFuture.completedFuture(
        ChangeMessageVisibilityBatchResponse.builder().build());
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {
    // There is nothing to free.
  }
}
