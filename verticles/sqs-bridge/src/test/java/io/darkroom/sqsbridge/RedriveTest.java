package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.Message;

class RedriveTest {
  private final Vertx vertx = Vertx.vertx();
  private final FakeSqs sqs = new FakeSqs();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void passesOverWhatIsRefusedAndSaysSo() {
    sqs.dead.addAll(messages("a", "b", "c"));
    sqs.refusal =
        entry ->
            entry.messageBody().equals("a") ? FakeSqs.error("InvalidMessageContents", true) : null;
    DarkroomException failure = failure();
    assertEquals(Failure.MESSAGE_REFUSED, failure.failure());
    assertTrue(failure.getMessage().startsWith("2 messages were put back."), failure.getMessage());
    assertEquals(List.of("receipt-b", "receipt-c"), sqs.deleted);
    assertEquals(List.of("receipt-a"), sqs.released);
  }

  @Test
  void deletesNothingThatCouldNotBeSent() {
    sqs.dead.addAll(messages("a", "b"));
    sqs.refusal =
        entry -> {
          throw SdkClientException.create("connection reset");
        };
    assertEquals(Failure.BROKER_UNAVAILABLE, failure().failure());
    assertEquals(List.of(), sqs.deleted);
    assertEquals(List.of("receipt-a", "receipt-b"), sqs.released);
  }

  private DarkroomException failure() {
    SqsConnection connection = new SqsConnection(vertx, vertx.getOrCreateContext(), sqs);
    DeadLetterQueue queue =
        new DeadLetterQueue(
            connection,
            new Mail(connection, SqsOptions.LARGEST_MESSAGE),
            "http://sqs.example/1/dead");
    Future<Integer> redriven = queue.redrive("http://sqs.example/1/q", 100);
    return assertThrows(DarkroomException.class, redriven::await);
  }

  private static List<Message> messages(String... bodies) {
    return Stream.of(bodies)
        .map(
            body ->
                Message.builder()
                    .messageId("id-" + body)
                    .body(body)
                    .receiptHandle("receipt-" + body)
                    .build())
        .toList();
  }
}
