package io.darkroom.sqsbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.util.Set;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Where the SDK's errors become ours. */
final class SqsErrors {
  /**
   * Errors that a message would meet again however often it is sent. Any other is the server's, or
   * one of our credentials: nothing is given up for it.
   */
  private static final Set<String> MESSAGE_IS_TO_BLAME =
      Set.of(
          "InvalidMessageContents",
          "InvalidParameterValue",
          "InvalidParameterValueException",
          "InvalidAttributeValue",
          "MissingParameter",
          "UnsupportedOperation",
          "BatchRequestTooLong",
          // The queue is somebody else's; its name may have been chosen by a stranger.
          "AccessDenied",
          "AccessDeniedException");

  private SqsErrors() {}

  /** The failure of a call about a queue. */
  static DarkroomException of(Throwable error, String queue) {
    Throwable cause = unwrapped(error);
    if (cause instanceof DarkroomException ours) {
      return ours;
    }
    if (cause instanceof QueueDoesNotExistException) {
      return notFound(queue, cause);
    }
    return Failure.BROKER_UNAVAILABLE.with(
        cause instanceof AwsServiceException service && service.awsErrorDetails() != null
            ? "SQS did not do what it was asked (" + service.awsErrorDetails().errorCode() + ")."
            : "SQS does not answer; see sqs-bridge.endpoint and region, or wait.",
        cause);
  }

  /** The failure of a call that sends to a queue. */
  static DarkroomException ofSending(Throwable error, String queue) {
    return unwrapped(error) instanceof AwsServiceException service
            && service.awsErrorDetails() != null
            && blames(service.awsErrorDetails().errorCode())
        ? refused(service.awsErrorDetails().errorCode(), service.getMessage(), queue)
        : of(error, queue);
  }

  /** The failure of one message of a batch. */
  static DarkroomException ofEntry(BatchResultErrorEntry entry, String queue) {
    return entry.senderFault() || blames(entry.code())
        ? refused(entry.code(), entry.message(), queue)
        : Failure.BROKER_UNAVAILABLE.with("SQS did not take the message (" + entry.code() + ").");
  }

  /** There is no such queue. */
  static DarkroomException notFound(String queue, Throwable cause) {
    return Failure.QUEUE_NOT_FOUND.with(
        "There is no SQS queue " + queue + "; create it, or name one that there is.", cause);
  }

  private static DarkroomException refused(String code, String words, String queue) {
    boolean tooLong =
        code.contains("TooLong") || (words != null && words.contains("must be shorter than"));
    return tooLong
        ? Failure.MESSAGE_TOO_LARGE.with(
            "The message is larger than what the SQS queue " + QueueName.of(queue) + " takes.")
        : Failure.MESSAGE_REFUSED.with(
            "SQS refused the message to " + QueueName.of(queue) + " (" + code + "): " + words);
  }

  private static boolean blames(String code) {
    if (code == null) {
      return false;
    }
    // Over the older protocol codes come as AWS.SimpleQueueService.UnsupportedOperation.
    return MESSAGE_IS_TO_BLAME.contains(code.substring(code.lastIndexOf('.') + 1));
  }

  private static Throwable unwrapped(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }
}
