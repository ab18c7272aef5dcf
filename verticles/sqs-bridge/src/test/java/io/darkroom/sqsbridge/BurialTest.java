package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class BurialTest {
  private static final Line LINE = new Line("http://sqs.example/1/q", "http://sqs.example/1/dead");

  private final Vertx vertx = Vertx.vertx();
  private final FakeSqs sqs = new FakeSqs();
  private final Burial burial =
      new Burial(new SqsConnection(vertx, vertx.getOrCreateContext(), sqs));

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void deletesWhatIsInTheDeadLetterQueue() {
    burial.bury(LINE, messages("a", "b")).await();
    assertEquals(List.of("a", "b"), sent());
    assertEquals(List.of("receipt-a", "receipt-b"), sqs.deleted);
  }

  @Test
  void sendsWithoutTheReasonWhatIsRefusedWithIt() {
    sqs.refusal =
        entry ->
            entry.messageAttributes().isEmpty()
                ? null
                : FakeSqs.error("AWS.SimpleQueueService.BatchRequestTooLong", true);
    burial.bury(LINE, messages("a")).await();
    assertEquals(List.of("a", "a"), sent());
    assertEquals(Map.of(), sqs.sends.get(1).entries().get(0).messageAttributes());
    assertEquals(List.of("receipt-a"), sqs.deleted);
  }

  @Test
  void leavesWhatIsRefusedForGoodAndDoesNotStallTheOthers() {
    sqs.refusal =
        entry ->
            entry.messageBody().equals("a") ? FakeSqs.error("InvalidMessageContents", true) : null;
    burial.bury(LINE, messages("a", "b")).await();
    assertEquals(List.of("receipt-b"), sqs.deleted);
  }

  @Test
  void deletesNothingThatCouldNotBeSent() {
    sqs.away = SdkClientException.create("connection refused");
    assertEquals(Failure.BROKER_UNAVAILABLE, failure(messages("a")));
    sqs.away = QueueDoesNotExistException.builder().message("no").build();
    assertEquals(Failure.QUEUE_NOT_FOUND, failure(messages("a")));
    assertEquals(List.of(), sqs.deleted);
    sqs.away = null;
    burial.bury(LINE, messages("a")).await();
    assertEquals(List.of("receipt-a"), sqs.deleted);
  }

  @Test
  void sendsNothingTwiceWhenADeleteFailed() {
    sqs.undeleted = FakeSqs.error("InternalError", false);
    assertEquals(Failure.BROKER_UNAVAILABLE, failure(messages("a", "b")));
    sqs.undeleted = null;
    burial.bury(LINE, messages("a", "b")).await();
    assertEquals(List.of("a", "b"), sent());
    assertEquals(List.of("receipt-a", "receipt-b"), sqs.deleted);
  }

  @Test
  void letsGoOfAMessageWhoseReceiptIsNoLongerGood() {
    sqs.undeleted = FakeSqs.error("ReceiptHandleIsInvalid", true);
    burial.bury(LINE, messages("a")).await();
    assertEquals(List.of("a"), sent());
    assertTrue(sqs.deleted.isEmpty());
  }

  private Failure failure(List<Rejected> messages) {
    Future<Void> burying = burial.bury(LINE, messages);
    return assertThrows(DarkroomException.class, burying::await).failure();
  }

  private List<String> sent() {
    return sqs.sends.stream()
        .flatMap(send -> send.entries().stream())
        .map(SendMessageBatchRequestEntry::messageBody)
        .toList();
  }

  private static List<Rejected> messages(String... bodies) {
    return Stream.of(bodies)
        .map(
            body -> {
              Message message =
                  Message.builder()
                      .messageId("id-" + body)
                      .body(body)
                      .receiptHandle("receipt-" + body)
                      .build();
              Incoming incoming =
                  new Incoming("id-" + body, Buffer.buffer(body), null, Map.of(), message);
              return new Rejected(incoming, new Fault(Failure.INVALID_JSON, "No JSON."));
            })
        .toList();
  }
}
