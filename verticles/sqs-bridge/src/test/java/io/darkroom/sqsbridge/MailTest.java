package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.darkroom.contract.Failure;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class MailTest {
  private static final String QUEUE = "http://sqs.example/1/q";
  private static final int MAX = 512 << 10;

  private final Vertx vertx = Vertx.vertx();
  private final FakeSqs sqs = new FakeSqs();
  private final Mail mail =
      new Mail(new SqsConnection(vertx, vertx.getOrCreateContext(), sqs), MAX);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void sendsTenWithACall() {
    List<Posted> posted = mail.send(QUEUE, letters(25, 10)).await();
    assertEquals(List.of(10, 10, 5), calls());
    assertEquals("sent-" + "x".repeat(10), posted.get(24).id());
  }

  @Test
  void sendsNoMoreWithACallThanAllServersTake() {
    List<Letter> letters = new ArrayList<>(letters(5, 100 << 10));
    letters.add(letter(300 << 10));
    letters.addAll(letters(2, 10));
    mail.send(QUEUE, letters).await();
    assertEquals(List.of(2, 2, 1, 1, 2), calls());
  }

  @Test
  void refusesWhatIsTooLargeAndSendsTheRest() {
    List<Posted> posted =
        mail.send(QUEUE, List.of(letter(10), letter(MAX + 1), letter(10))).await();
    assertNull(posted.get(0).failure());
    assertEquals(Failure.MESSAGE_TOO_LARGE, posted.get(1).failure().failure());
    assertNull(posted.get(2).failure());
    assertEquals(List.of(2), calls());
  }

  @Test
  void saysOfEachMessageWhatBecameOfIt() {
    sqs.refusal =
        entry ->
            switch (entry.id()) {
              case "1" -> FakeSqs.error("InvalidMessageContents", true);
              case "2" -> FakeSqs.error("InternalError", false);
              default -> null;
            };
    List<Posted> posted = mail.send(QUEUE, letters(4, 10)).await();
    assertNull(posted.get(0).failure());
    assertEquals(Failure.MESSAGE_REFUSED, posted.get(1).failure().failure());
    assertEquals(Failure.BROKER_UNAVAILABLE, posted.get(2).failure().failure());
    assertNull(posted.get(3).failure());
  }

  @Test
  void givesAFifoQueueGroupsAndIdentitiesAndNothingAfterAFailedCall() {
    mail.send(QUEUE + ".fifo", letters(1, 10)).await();
    SendMessageBatchRequestEntry entry = sqs.sends.get(0).entries().get(0);
    assertEquals("group", entry.messageGroupId());
    assertEquals("identity", entry.messageDeduplicationId());
    sqs.sends.clear();
    sqs.away = SdkClientException.create("connection refused");
    List<Posted> posted = mail.send(QUEUE + ".fifo", letters(25, 10)).await();
    assertEquals(List.of(10), calls());
    assertEquals(
        25,
        posted.stream()
            .map(Posted::failure)
            .filter(Objects::nonNull)
            .filter(failure -> failure.failure() == Failure.BROKER_UNAVAILABLE)
            .count());
  }

  @Test
  void givesOtherQueuesNoGroups() {
    mail.send(QUEUE, letters(1, 10)).await();
    assertNull(sqs.sends.get(0).entries().get(0).messageGroupId());
  }

  private List<Integer> calls() {
    return sqs.sends.stream().map(send -> send.entries().size()).toList();
  }

  private static List<Letter> letters(int count, int bytes) {
    return IntStream.range(0, count).mapToObj(i -> letter(bytes)).toList();
  }

  private static Letter letter(int bytes) {
    return new Letter("x".repeat(bytes), Map.of(), "group", "identity");
  }
}
