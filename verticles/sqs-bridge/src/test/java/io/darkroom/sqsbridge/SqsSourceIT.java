package io.darkroom.sqsbridge;

import static io.darkroom.contract.Eventually.eventually;
import static io.darkroom.contract.Eventually.eventuallyGet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.bridge.Source;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What is peculiar to SQS, at ElasticMQ. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SqsSourceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static ElasticMq elasticMq;

  private final Vertx vertx = Vertx.vertx();
  private final String queue = "s" + TESTS.incrementAndGet();
  private SqsBroker broker;

  @BeforeAll
  static void start() {
    elasticMq = new ElasticMq();
  }

  @AfterAll
  static void stop() {
    elasticMq.close();
  }

  @AfterEach
  void close() {
    if (broker != null) {
      broker.close().await();
    }
    vertx.close().await();
  }

  @Test
  void keepsTheOrderOfEachGroup() {
    String fifo = queue + ".fifo";
    String url = elasticMq.create(fifo, queue + "-dead.fifo", 5);
    for (int i = 0; i < 8; i++) {
      elasticMq.send(toGroup(url, i % 2 == 0 ? "even" : "odd", String.valueOf(i)));
    }
    List<Incoming> messages = source(fifo, section()).receive(10).await();
    assertEquals(List.of("0", "2", "4", "6"), bodies(messages, "even"));
    assertEquals(List.of("1", "3", "5", "7"), bodies(messages, "odd"));
  }

  @Test
  void deletesTheOthersWhenOneReceiptIsNoLongerGood() {
    elasticMq.create(queue, queue + "-dead", 5);
    elasticMq.send(queue, "a");
    elasticMq.send(queue, "b");
    Source source = source(queue, section());
    List<Incoming> both = source.receive(10).await();
    assertEquals(2, both.size());
    source.release(both.subList(0, 1)).await();
    assertEquals(1, elasticMq.look(queue, 0).size(), "given to somebody else");

    Future<Void> accepted = source.accept(both);
    String words = assertThrows(DarkroomException.class, accepted::await).getMessage();
    assertTrue(words.startsWith("Of 2 messages of the SQS queue " + queue + ", 1 were not"), words);
    assertEquals(1, elasticMq.size(queue));
  }

  @Test
  void deadLettersWithReasonAttributesAndIds() {
    String url = elasticMq.create(queue, queue + "-dead", 5);
    Map<String, MessageAttributeValue> ten = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      ten.put("mine-" + i, Attributes.text("value " + i));
    }
    String id =
        elasticMq.send(
            SendMessageRequest.builder()
                .queueUrl(url)
                .messageBody("no JSON")
                .messageAttributes(ten)
                .build());
    Source source = source(queue, section());
    source.reject(rejected(source.receive(10).await())).await();

    assertEquals(0, elasticMq.size(queue));
    Message dead = elasticMq.look(queue + "-dead", 0).get(0);
    Map<String, String> headers = Attributes.headers(dead.messageAttributes());
    assertEquals("no JSON", dead.body());
    assertEquals("INVALID_JSON", headers.get(Rejected.CODE));
    assertEquals("It is ? JSON.", headers.get(Rejected.REASON));
    assertEquals(id, headers.get(Obituary.MESSAGE));
    assertEquals(10, headers.size());
    assertEquals(ten, Obituary.revived(dead).attributes());
  }

  @Test
  void deadLettersToAFifoQueueUnderTheSameGroup() {
    String fifo = queue + ".fifo";
    String url = elasticMq.create(fifo, queue + "-dead.fifo", 5);
    elasticMq.send(toGroup(url, "g", "no JSON"));
    Source source = source(fifo, section());
    source.reject(rejected(source.receive(10).await())).await();
    Message dead = elasticMq.look(queue + "-dead.fifo", 0).get(0);
    assertEquals("g", dead.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
    assertEquals(0, elasticMq.size(fifo));
  }

  @Test
  void givesAnotherWhatOneHeldThatDied() {
    elasticMq.create(queue, queue + "-dead", 10);
    String id = elasticMq.send(queue, "a");
    Source dead = source(queue, section().put("visibility", "2s"));
    assertEquals(id, dead.receive(10).await().get(0).id());
    broker.close().await();

    Source other = source(queue, section().put("waitTime", "5s"));
    assertEquals(id, other.receive(10).await().get(0).id());
  }

  @Test
  void receivesNothingBeforeThereIsADeadLetterQueue() {
    String url = elasticMq.create(queue, Map.of());
    elasticMq.send(queue, "a");
    Source source = source(queue, section());
    Future<List<Incoming>> refused = source.receive(10);
    DarkroomException failure = assertThrows(DarkroomException.class, refused::await);
    assertEquals(Failure.QUEUE_NOT_FOUND, failure.failure());
    assertTrue(failure.getMessage().contains("darkroom setup"), failure.getMessage());
    assertEquals(0, elasticMq.invisible(queue));

    elasticMq.create(queue + "-dead", Map.of());
    String policy =
        new JsonObject()
            .put("deadLetterTargetArn", "arn:aws:sqs:elasticmq:000000000000:" + queue + "-dead")
            .put("maxReceiveCount", 5)
            .encode();
    elasticMq
        .client()
        .setQueueAttributes(
            set -> set.queueUrl(url).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)))
        .join();
    assertEquals(1, source.receive(10).await().size());
  }

  @Test
  void keepsWhatItHoldsAtOneReceive() {
    elasticMq.create(queue, queue + "-dead", 1);
    elasticMq.send(queue, "a");
    Source source = source(queue, section().put("visibility", "2s"));
    List<Incoming> held = source.receive(10).await();
    long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    eventually(
        PATIENCE,
        () -> {
          source.keep(held).await();
          assertEquals(1, elasticMq.invisible(queue));
          assertTrue(System.nanoTime() > until, "longer than its visibility, twice");
        });
    source.accept(held).await();
    assertEquals(0, elasticMq.size(queue));
    assertEquals(0, elasticMq.size(queue + "-dead"));
  }

  @Test
  void countsAReceiveMoreForWhatItGaveBack() {
    elasticMq.create(queue, queue + "-dead", 10);
    elasticMq.send(queue, "a");
    Source source = source(queue, section());
    source.release(source.receive(10).await()).await();
    Message again = elasticMq.look(queue, 0).get(0);
    assertEquals("2", again.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
  }

  @Test
  void givesBackWhatItsLastPollBrings() {
    elasticMq.create(queue, queue + "-dead", 10);
    Source source = source(queue, section().put("waitTime", "15s"));
    Future<List<Incoming>> polled = polling(source);
    source.stop();
    assertEquals(List.of(), polled.await());
    Future<Void> closed = source.close();
    elasticMq.send(queue, "late");
    closed.await();
    assertEquals(1, elasticMq.visible(queue), "at once, not after its visibility");
  }

  @Test
  void cutsItsLastPollOffWhenThatTakesTooLong() {
    elasticMq.create(queue, queue + "-dead", 10);
    JsonObject section =
        section().put("waitTime", "20s").put("cutAfter", "0s").put("visibility", "2s");
    Source source = source(queue, section);
    Future<List<Incoming>> polled = polling(source);
    long began = System.nanoTime();
    source.stop();
    assertEquals(List.of(), polled.await());
    source.close().await();
    long millis = (System.nanoTime() - began) / 1_000_000;
    assertTrue(millis < 12_000, "closed after ms: " + millis);
    elasticMq.send(queue, "late");
    eventually(PATIENCE, () -> assertEquals(1, elasticMq.look(queue, 0).size()));
  }

  @Test
  void receivesNothingOnceItIsStopped() {
    elasticMq.create(queue, queue + "-dead", 10);
    elasticMq.send(queue, "a");
    Source source = source(queue, section());
    source.stop();
    assertEquals(List.of(), source.receive(10).await());
    assertEquals(1, elasticMq.visible(queue));
  }

  @Test
  void triesDeadLettersWhenThereIsNothingElseAndNotForEver() {
    elasticMq.create(queue, queue + "-dead", 5);
    elasticMq.send(queue + "-dead", "failed before");
    elasticMq.send(queue, "new");
    Source source =
        source(
            section().put("visibility", "2s"),
            new JsonObject().put("from", queue).put("retryDeadLetters", 2));
    List<Incoming> fresh = source.receive(10).await();
    assertEquals(List.of("new"), fresh.stream().map(it -> it.body().toString()).toList());
    source.accept(fresh).await();

    List<Incoming> again = source.receive(10).await();
    assertEquals(List.of("failed before"), again.stream().map(it -> it.body().toString()).toList());
    source.reject(rejected(again)).await();
    assertEquals(1, elasticMq.size(queue + "-dead"), "removed before its last try");
    List<Incoming> last = eventuallySome(source);
    source.reject(rejected(last)).await();
    assertEquals(0, elasticMq.size(queue + "-dead"));
    assertEquals(0, elasticMq.size(queue));
    source.close().await();
  }

  @Test
  void removesADeadLetterThatBecameAJob() {
    elasticMq.create(queue, queue + "-dead", 5);
    elasticMq.send(queue + "-dead", "well now");
    Source source =
        source(section(), new JsonObject().put("from", queue).put("retryDeadLetters", 3));
    source.accept(eventuallySome(source)).await();
    assertEquals(0, elasticMq.size(queue + "-dead"));
    source.close().await();
  }

  private static List<Incoming> eventuallySome(Source source) {
    return eventuallyGet(
        PATIENCE,
        () -> {
          List<Incoming> some = source.receive(10).await();
          return some.isEmpty() ? null : some;
        });
  }

  private JsonObject section() {
    return elasticMq.section();
  }

  private Source source(String from, JsonObject section) {
    return source(section, new JsonObject().put("from", from));
  }

  private Source source(JsonObject section, JsonObject route) {
    broker = new SqsBroker(SqsOptions.read(Conf.of(section)));
    Supplier<Source> sources = broker.source(Conf.of(route));
    broker.open(vertx).await();
    return sources.get();
  }

  /** A poll that has been at the server for a while. */
  private static Future<List<Incoming>> polling(Source source) {
    long began = System.nanoTime();
    Future<List<Incoming>> polled = source.receive(10);
    eventually(
        PATIENCE, () -> assertTrue(System.nanoTime() - began > Duration.ofSeconds(1).toNanos()));
    assertFalse(polled.isComplete());
    return polled;
  }

  private static SendMessageRequest toGroup(String url, String group, String body) {
    return SendMessageRequest.builder()
        .queueUrl(url)
        .messageBody(body)
        .messageGroupId(group)
        .messageDeduplicationId(body.replace(' ', '-'))
        .build();
  }

  private static List<Rejected> rejected(List<Incoming> messages) {
    assertEquals(1, messages.size());
    Fault fault = new Fault(Failure.INVALID_JSON, "It is \u0001 JSON.");
    return messages.stream().map(message -> new Rejected(message, fault)).toList();
  }

  private static List<String> bodies(List<Incoming> messages, String group) {
    return messages.stream()
        .filter(message -> message.key().equals(group))
        .map(message -> message.body().toString())
        .toList();
  }
}
