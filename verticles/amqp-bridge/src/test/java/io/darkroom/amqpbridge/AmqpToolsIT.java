package io.darkroom.amqpbridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.Incoming;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.DoorTools;
import io.darkroom.contract.DoorTools.DeadLetter;
import io.darkroom.contract.DoorTools.Depth;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the command line does at ActiveMQ Artemis. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class AmqpToolsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static ArtemisServer server;
  private static int tests;

  private final Loop loop = new Loop();
  private final String in = "in-" + tests;
  private final String dead = "dead-" + tests++;
  private final AmqpTools tools = new AmqpTools();
  private Correspondent client;

  @BeforeAll
  static void start() {
    server = new ArtemisServer(folder);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    client = new Correspondent(server.uri(), UnaryOperator.identity());
  }

  @AfterEach
  void close() {
    loop.close();
    client.close();
  }

  @Test
  void areFound() {
    assertTrue(
        ServiceLoader.load(DoorTools.class).stream()
            .anyMatch(provider -> provider.type() == AmqpTools.class));
  }

  @Test
  void makeQueuesOnce() {
    JsonObject root = root(dead);
    root.put("http-ingest", new JsonObject().put("handTo", "amqp:handed-" + in));
    assertEquals(
        List.of("queue " + in + " made", "queue " + dead + " made", "queue handed-" + in + " made"),
        loop.run(() -> tools.setUp(loop.vertx(), root)));
    assertEquals(
        List.of(
            "queue " + in + " found", "queue " + dead + " found", "queue handed-" + in + " found"),
        loop.run(() -> tools.setUp(loop.vertx(), root)));
    assertTrue(server.queue(in).isDurable());
    assertTrue(!server.queue(in).isAutoDelete());
  }

  @Test
  void makeNothingWhereNothingIsNamed() {
    assertEquals(List.of(), loop.run(() -> tools.setUp(loop.vertx(), new JsonObject())));
  }

  @Test
  void countAndEmptyQueues() {
    JsonObject root = root(dead);
    loop.run(() -> tools.setUp(loop.vertx(), root));
    for (int i = 0; i < 3; i++) {
      publish(root, new JsonObject());
    }
    counted(root, 3);
    loop.run(() -> tools.purge(loop.vertx(), root, "jobs", true));
    counted(root, 3);
    loop.run(() -> tools.purge(loop.vertx(), root, "jobs", false));
    counted(root, 0);
  }

  /** RabbitMQ 4 allows 256 links in a session. */
  @Test
  void sendAnyNumberOfMessagesOverOneLink() {
    JsonObject root = root(dead);
    loop.run(() -> tools.setUp(loop.vertx(), root));
    int links =
        loop.run(
            () ->
                tools.sending(
                    loop.vertx(),
                    root,
                    "jobs",
                    sender ->
                        sender
                            .send(new JsonObject())
                            .compose(first -> sender.send(new JsonObject()))
                            .map(second -> server.senders())));
    assertEquals(1, links);
    counted(root, 2);
  }

  /** Gives the message's id. */
  private String publish(JsonObject root, JsonObject message) {
    return loop.run(
        () -> tools.sending(loop.vertx(), root, "jobs", sender -> sender.send(message)));
  }

  /** The broker counts a little after it has answered. */
  private void counted(JsonObject root, long waiting) {
    eventually(
        PATIENCE,
        () ->
            assertEquals(
                List.of(new Depth(in, waiting, 0, 0), new Depth(dead, 0, 0, 0)),
                loop.run(() -> tools.depths(loop.vertx(), root, "jobs"))));
  }

  @Test
  void sayWhatCountsWhereTheyCannot() {
    JsonObject root = root(dead);
    root.getJsonObject("amqp-bridge").put("dialect", "rabbitmq4");
    DarkroomException refused =
        assertThrows(
            DarkroomException.class,
            () -> loop.run(() -> tools.depths(loop.vertx(), root, "jobs")));
    assertEquals(Failure.INVALID_VALUE, refused.failure());
    assertTrue(
        refused.getMessage().contains("amqp-bridge.dialect is rabbitmq4"), refused.getMessage());
    assertTrue(refused.getMessage().contains("rabbitmqctl"), refused.getMessage());
  }

  @Test
  void publishWhatTheBridgeThenReceives() {
    JsonObject root = root(dead);
    loop.run(() -> tools.setUp(loop.vertx(), root));
    JsonObject message = new JsonObject().put("hello", "there");
    String id = publish(root, message);
    AmqpSource source =
        new AmqpSource(
            loop.vertx(), Loop.options(server.uri(), Dialect.ARTEMIS), Loop.route(in, dead));
    Incoming received = loop.take(source, 1).get(0);
    assertEquals(in + ":" + id, received.id());
    assertEquals(message, loop.run(() -> source.decode(received)));

    loop.run(() -> source.reject(List.of(Loop.rejected(received))));
    for (int twice = 0; twice < 2; twice++) {
      List<DeadLetter> letters = loop.run(() -> tools.deadLetters(loop.vertx(), root, "jobs", 10));
      assertEquals(1, letters.size());
      assertEquals(id, letters.get(0).id());
      assertEquals("INVALID_JSON: It is none.", letters.get(0).reason());
      assertNotNull(letters.get(0).at());
      assertEquals(message.encode(), letters.get(0).body());
    }
    assertEquals(1, loop.run(() -> tools.redrive(loop.vertx(), root, "jobs", 10)));
    Incoming again = loop.take(source, 1).get(0);
    assertEquals(received.id(), again.id());
    assertEquals(received.headers(), again.headers());
    loop.run(source::close);
    eventually(PATIENCE, () -> assertEquals(0, server.queue(dead).getMessageCount()));
  }

  @Test
  void sayWhatIsMissing() {
    DarkroomException unknown =
        assertThrows(
            DarkroomException.class,
            () -> loop.run(() -> tools.deadLetters(loop.vertx(), root(dead), "job", 1)));
    assertEquals(Failure.INVALID_CONFIGURATION, unknown.failure());
    assertTrue(unknown.getMessage().contains("jobs"), unknown::getMessage);
    DarkroomException nowhere =
        assertThrows(
            DarkroomException.class,
            () -> loop.run(() -> tools.redrive(loop.vertx(), root(null), "jobs", 1)));
    assertTrue(nowhere.getMessage().contains("deadLetters"), nowhere::getMessage);
  }

  private JsonObject root(String deadLetters) {
    JsonObject route = new JsonObject().put("from", in).put("deadLetters", deadLetters);
    return new JsonObject()
        .put(
            "amqp-bridge",
            Loop.section(server.uri(), Dialect.ARTEMIS)
                .put("routes", new JsonObject().put("jobs", route)));
  }
}
