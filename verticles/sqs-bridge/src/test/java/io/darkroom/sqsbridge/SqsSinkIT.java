package io.darkroom.sqsbridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.Outgoing;
import io.darkroom.bridge.Sink;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What goes out, at ElasticMQ. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SqsSinkIT {
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static ElasticMq elasticMq;

  private final Vertx vertx = Vertx.vertx();
  private final String queue = "o" + TESTS.incrementAndGet();
  private SqsBroker broker;
  private Sink sink;

  @BeforeAll
  static void start() {
    elasticMq = new ElasticMq();
  }

  @AfterAll
  static void stop() {
    elasticMq.close();
  }

  @BeforeEach
  void open() {
    broker = new SqsBroker(SqsOptions.read(Conf.of(elasticMq.section())));
    broker.open(vertx).await();
    sink = broker.sink();
  }

  @AfterEach
  void close() {
    sink.close().eventually(broker::close).await();
    vertx.close().await();
  }

  @Test
  void sendsTheBodyWithHeadersAsAttributes() {
    elasticMq.create(queue, Map.of());
    Outgoing message =
        new Outgoing(
            "d-1",
            queue,
            new JsonObject().put("odd", "\uFFFF"),
            "key",
            Map.of(Outgoing.DELIVERY, "d-1", Outgoing.JOB, "j-1", "trace", "abc", "no name", "x"));
    assertNull(sink.send(List.of(message)).await().get(0));
    Message sent = elasticMq.take(queue).get(0);
    assertEquals(message.body(), new JsonObject(sent.body()));
    assertEquals(
        Map.of(Outgoing.DELIVERY, "d-1", Outgoing.JOB, "j-1", "trace", "abc"),
        Attributes.headers(sent.messageAttributes()));
  }

  @Test
  void dropsWhatWasSentToAFifoQueueBefore() {
    String fifo = queue + ".fifo";
    elasticMq.create(fifo, Map.of());
    List<Outgoing> messages =
        IntStream.range(0, 25).mapToObj(i -> message("d-" + i, fifo, "group")).toList();
    sink.send(messages).await();
    sink.send(messages).await();
    List<String> received = new ArrayList<>();
    eventually(
        Duration.ofSeconds(20),
        () -> {
          for (Message message : elasticMq.take(fifo)) {
            assertEquals(
                "group", message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
            received.add(new JsonObject(message.body()).getString("id"));
          }
          assertTrue(received.size() >= 25, () -> "received: " + received.size());
        });
    assertEquals(messages.stream().map(Outgoing::id).toList(), received);
    assertEquals(0, elasticMq.size(fifo));
  }

  @Test
  void takesTheJobForAGroupWhereThereIsNoKey() {
    String fifo = queue + ".fifo";
    elasticMq.create(fifo, Map.of());
    Outgoing message =
        new Outgoing("d", fifo, new JsonObject(), null, Map.of(Outgoing.JOB, "the-job"));
    assertNull(sink.send(List.of(message)).await().get(0));
    assertEquals(
        "the-job",
        elasticMq.take(fifo).get(0).attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
  }

  @Test
  void saysOfEachWhyItWasNotTaken() {
    elasticMq.create(queue, Map.of());
    Outgoing huge =
        new Outgoing("d-2", queue, new JsonObject().put("a", "x".repeat(2 << 20)), null, Map.of());
    List<DarkroomException> answers =
        sink.send(
                List.of(
                    message("d-0", queue, null),
                    message("d-1", queue + "-nowhere", null),
                    huge,
                    message("d-3", queue, null)))
            .await();
    assertNull(answers.get(0));
    assertEquals(Failure.QUEUE_NOT_FOUND, answers.get(1).failure());
    assertEquals(Failure.MESSAGE_TOO_LARGE, answers.get(2).failure());
    assertNull(answers.get(3));
    assertEquals(2, elasticMq.size(queue));
  }

  @Test
  void noticesThatAQueueIsGone() {
    elasticMq.create(queue, Map.of());
    assertNull(sink.send(List.of(message("d-0", queue, null))).await().get(0));
    String url = elasticMq.url(queue);
    elasticMq.client().deleteQueue(delete -> delete.queueUrl(url)).join();
    DarkroomException gone = sink.send(List.of(message("d-1", queue, null))).await().get(0);
    assertEquals(Failure.QUEUE_NOT_FOUND, gone.failure());
  }

  @Test
  void waitsNoLongerForAServerThatIsAwayThanItMay() {
    elasticMq.create(queue, Map.of());
    assertNull(sink.send(List.of(message("d-0", queue, null))).await().get(0));
    elasticMq.stop();
    try {
      long began = System.nanoTime();
      DarkroomException away = sink.send(List.of(message("d-1", queue, null))).await().get(0);
      assertEquals(Failure.BROKER_UNAVAILABLE, away.failure());
      long millis = (System.nanoTime() - began) / 1_000_000;
      assertTrue(millis < 10_000, "answered after ms: " + millis);
    } finally {
      elasticMq.start();
    }
    assertNull(sink.send(List.of(message("d-2", queue, null))).await().get(0));
  }

  private static Outgoing message(String id, String address, String key) {
    return new Outgoing(
        id, address, new JsonObject().put("id", id), key, Map.of(Outgoing.DELIVERY, id));
  }
}
