package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.bridge.Source;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.DoorTools.DeadLetter;
import io.darkroom.contract.DoorTools.Depth;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
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
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The commands, at ElasticMQ. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SqsToolsIT {
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static ElasticMq elasticMq;

  private final Vertx vertx = Vertx.vertx();
  private final SqsTools tools = new SqsTools();
  private final String queue = "t" + TESTS.incrementAndGet();

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
    vertx.close().await();
  }

  @Test
  void setsUpQueuesOnce() {
    JsonObject root = root(queue);
    root.put("elsewhere", new JsonObject().put("queue", "sqs:" + queue + "-out.fifo"));
    assertEquals(
        List.of(
            "queue " + queue + " made",
            "queue " + queue + "-dead made",
            "redrive policy of " + queue + " made: to " + queue + "-dead after 10 receives",
            "queue " + queue + "-out.fifo made"),
        tools.setUp(vertx, root).await());
    assertEquals(
        List.of(
            "queue " + queue + " found",
            "redrive policy of " + queue + " found: to " + queue + "-dead",
            "queue " + queue + "-out.fifo found"),
        tools.setUp(vertx, root).await());
  }

  @Test
  void setsUpFifoQueues() {
    String fifo = queue + ".fifo";
    assertTrue(
        tools
            .setUp(vertx, root(fifo))
            .await()
            .contains(
                "redrive policy of "
                    + fifo
                    + " made: to "
                    + queue
                    + "-dead.fifo after 10 receives"));
  }

  @Test
  void setsUpNothingWhereNothingIsNamed() {
    assertEquals(List.of(), tools.setUp(vertx, new JsonObject()).await());
  }

  @Test
  void publishesToARoute() {
    for (String from : List.of(queue, queue + ".fifo")) {
      JsonObject root = root(from);
      tools.setUp(vertx, root).await();
      JsonObject message = new JsonObject().put("hello", from);
      String id = tools.sending(vertx, root, "in", sender -> sender.send(message)).await();
      Message published = elasticMq.take(from).get(0);
      assertEquals(published.messageId(), id);
      assertEquals(message, new JsonObject(published.body()));
    }
  }

  @Test
  void listsDeadLettersAndLeavesThemThere() {
    JsonObject root = root(queue);
    tools.setUp(vertx, root).await();
    bury(13);
    elasticMq.send(queue + "-dead", "by the broker");
    for (int twice = 0; twice < 2; twice++) {
      List<DeadLetter> dead = tools.deadLetters(vertx, root, "in", 100).await();
      assertEquals(14, dead.size());
      assertEquals("INVALID_JSON: No JSON.", dead.get(0).reason());
      assertEquals("0", dead.get(0).body());
      assertNull(dead.get(13).reason());
      assertEquals(14, elasticMq.visible(queue + "-dead"));
    }
    assertEquals(5, tools.deadLetters(vertx, root, "in", 5).await().size());
  }

  @Test
  void redrivesDeadLettersAsTheyWere() {
    JsonObject root = root(queue);
    tools.setUp(vertx, root).await();
    bury(13);
    assertEquals(3, tools.redrive(vertx, root, "in", 3).await());
    assertEquals(10, elasticMq.size(queue + "-dead"));
    assertEquals(10, tools.redrive(vertx, root, "in", 100).await());
    assertEquals(0, elasticMq.size(queue + "-dead"));
    assertEquals(13, elasticMq.size(queue));
    Message back = elasticMq.take(queue).get(0);
    assertEquals(Map.of("mine", "1"), Attributes.headers(back.messageAttributes()));
    assertEquals(0, tools.redrive(vertx, root, "in", 100).await());
  }

  @Test
  void countsAndPurgesAQueueOrItsDeadLetters() {
    JsonObject root = root(queue);
    tools.setUp(vertx, root).await();
    elasticMq.send(queue, "a");
    elasticMq.send(queue, "b");
    elasticMq.look(queue, 30);
    elasticMq.send(queue, "c");
    bury(1);
    assertEquals(
        List.of(new Depth(queue, 1, 2, 0), new Depth(queue + "-dead", 1, 0, 0)),
        tools.depths(vertx, root, "in").await());
    SqsBroker broker = new SqsBroker(SqsOptions.read(Conf.of(elasticMq.section())));
    broker.source(Conf.of(new JsonObject().put("from", queue)));
    broker.open(vertx).await();
    assertEquals(
        new JsonObject()
            .put(
                queue,
                new JsonObject().put("waiting", 1L).put("inFlight", 2L).put("deadLetters", 1L)),
        broker.depths().await());
    broker.close().await();

    tools.purge(vertx, root, "in", true).await();
    assertEquals(0, elasticMq.size(queue + "-dead"));
    assertEquals(3, elasticMq.size(queue));
    tools.purge(vertx, root, "in", false).await();
    assertEquals(0, elasticMq.size(queue));
  }

  @Test
  void sendsBackOnceWhatIsGivenUpAnewMeanwhile() {
    JsonObject root = root(queue);
    tools.setUp(vertx, root).await();
    String id = elasticMq.send(queue, "no JSON");
    SqsBroker broker =
        new SqsBroker(SqsOptions.read(Conf.of(elasticMq.section().put("waitTime", "5s"))));
    Supplier<Source> sources = broker.source(Conf.of(new JsonObject().put("from", queue)));
    broker.open(vertx).await();
    Source bridge = sources.get();
    assertEquals(id, bury(bridge));
    Future<Integer> redriven = tools.redrive(vertx, root, "in", 100);
    assertNotEquals(id, bury(bridge));
    assertEquals(1, redriven.await());
    assertEquals(1, elasticMq.visible(queue + "-dead"));
    broker.close().await();
  }

  /** Gives up the message that there is, or will be, and gives its id. */
  private static String bury(Source bridge) {
    List<Incoming> messages = bridge.receive(10).await();
    bridge
        .reject(
            messages.stream()
                .map(it -> new Rejected(it, new Fault(Failure.INVALID_JSON, "No JSON.")))
                .toList())
        .await();
    return messages.get(0).id();
  }

  @Test
  void namesTheRoutesThatThereAre() {
    Future<String> published =
        tools.sending(vertx, root(queue), "inn", sender -> sender.send(new JsonObject()));
    DarkroomException failure = assertThrows(DarkroomException.class, published::await);
    assertEquals(Failure.INVALID_CONFIGURATION, failure.failure());
    assertTrue(
        failure.getMessage().endsWith("did you mean in? There are: in."), failure.getMessage());
  }

  private void bury(int count) {
    String url = elasticMq.url(queue + "-dead");
    for (int i = 0; i < count; i++) {
      elasticMq.send(
          SendMessageRequest.builder()
              .queueUrl(url)
              .messageBody(String.valueOf(i))
              .messageAttributes(
                  Map.of(
                      Rejected.CODE,
                      Attributes.text("INVALID_JSON"),
                      Rejected.REASON,
                      Attributes.text("No JSON."),
                      Obituary.MESSAGE,
                      Attributes.text("former-" + i),
                      "mine",
                      Attributes.text("1")))
              .build());
    }
  }

  private JsonObject root(String from) {
    JsonObject routes = new JsonObject().put("in", new JsonObject().put("from", from));
    return new JsonObject().put("sqs-bridge", elasticMq.section().put("routes", routes));
  }
}
