package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Failure;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "InvalidMessageContents, MESSAGE_REFUSED",
    "AccessDeniedException, MESSAGE_REFUSED",
    "AWS.SimpleQueueService.UnsupportedOperation, MESSAGE_REFUSED",
    "AWS.SimpleQueueService.BatchRequestTooLong, MESSAGE_TOO_LARGE",
    "ThrottlingException, BROKER_UNAVAILABLE",
    "ExpiredToken, BROKER_UNAVAILABLE",
    "InvalidClientTokenId, BROKER_UNAVAILABLE",
    "InternalFailure, BROKER_UNAVAILABLE",
  })
  void blamesTheMessageOrTheServer(String code, Failure failure) {
    Throwable error =
        SqsException.builder()
            .message("words")
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .build();
    assertEquals(failure, SqsErrors.ofSending(new CompletionException(error), "q").failure());
  }

  @Test
  void tellsAQueueThatIsNotThere() {
    Throwable error = QueueDoesNotExistException.builder().message("no").build();
    assertEquals(Failure.QUEUE_NOT_FOUND, SqsErrors.of(error, "q").failure());
    assertEquals(Failure.QUEUE_NOT_FOUND, SqsErrors.ofSending(error, "q").failure());
  }

  @Test
  void waitsForAServerThatIsAway() {
    Throwable error = SdkClientException.create("connection refused");
    assertEquals(Failure.BROKER_UNAVAILABLE, SqsErrors.ofSending(error, "q").failure());
  }

  @Test
  void blamesOneMessageOfABatch() {
    assertEquals(Failure.MESSAGE_REFUSED, entry("InvalidMessageContents", "words", true));
    assertEquals(Failure.BROKER_UNAVAILABLE, entry("InternalError", "words", false));
    assertEquals(
        Failure.MESSAGE_TOO_LARGE,
        entry(
            "InvalidParameterValue",
            "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.",
            true));
  }

  private static Failure entry(String code, String words, boolean senderFault) {
    BatchResultErrorEntry entry =
        BatchResultErrorEntry.builder().code(code).message(words).senderFault(senderFault).build();
    return SqsErrors.ofEntry(entry, "http://sqs.example/1/q").failure();
  }
}
