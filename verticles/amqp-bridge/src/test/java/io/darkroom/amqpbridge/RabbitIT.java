package io.darkroom.amqpbridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Outgoing;
import io.darkroom.bridge.Rejected;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.DoorTools.DeadLetter;
import io.darkroom.contract.Failure;
import io.vertx.amqp.AmqpMessage;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What RabbitMQ 3 with its AMQP 1.0 plugin does in ways of its own. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RabbitIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static RabbitServer server;
  private static int tests;

  private final Loop loop = new Loop();
  private final String in = "in-" + tests;
  private final String out = "out-" + tests;
  private final String dead = "dead-" + tests++;
  private Correspondent client;

  @BeforeAll
  static void start() {
    server = Rabbit.startOrSkip(folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void open() {
    client = new Correspondent(server.uri(), new Addresses(Dialect.RABBITMQ.pattern())::of);
  }

  @AfterEach
  void close() {
    loop.close();
    client.close();
  }

  @Test
  void leavesAllButABatchToOthers() {
    AmqpSource greedy = source(in, null);
    client.send(in, Loop.messages(30));
    List<Incoming> first = loop.take(greedy, 1);
    // It has credit for one, and was given one: the others are still there for somebody else.
    assertEquals(1, first.size());
    assertEquals(29, loop.take(source(in, null), 29).size());
  }

  @Test
  void sharesAQueueWithOthers() {
    List<AmqpSource> sources = List.of(source(in, null), source(in, null), source(in, null));
    client.send(in, Loop.messages(60));
    Set<String> ids = new HashSet<>();
    for (AmqpSource source : sources) {
      List<Incoming> batch = loop.take(source, 20);
      batch.forEach(message -> assertTrue(ids.add(message.id()), "given to two"));
      loop.run(() -> source.accept(batch));
    }
    assertEquals(60, ids.size());
    sources.forEach(source -> loop.run(source::close));
    assertEquals(List.of(), client.take(in));
  }

  @Test
  void givesBackInOrder() {
    AmqpSource source = source(in, null);
    client.send(in, Loop.messages(3));
    List<Incoming> batch = loop.take(source, 3);
    loop.run(() -> source.release(batch));
    assertEquals(Loop.bodies(batch), Loop.bodies(loop.take(source, 3)));
    loop.run(source::close);
  }

  @Test
  void deadLettersCopiesWithTheReason() {
    AmqpSource source = source(in, dead);
    client.send(in, Loop.messages(2));
    List<Incoming> batch = loop.take(source, 2);
    loop.run(() -> source.reject(batch.stream().map(Loop::rejected).toList()));
    List<AmqpMessage> letters = client.take(dead, 2);
    assertEquals(Loop.bodies(batch), letters.stream().map(AmqpHarness::body).toList());
    JsonObject properties = letters.get(0).applicationProperties();
    assertEquals("INVALID_JSON", properties.getString(Rejected.CODE));
    assertEquals("It is none.", properties.getString(Rejected.REASON));
    loop.run(source::close);
    assertEquals(List.of(), client.take(in));
  }

  @Test
  void keepsAMessageWhoseDeadLetterWouldBeDropped() {
    // RabbitMQ acknowledges what is sent to a queue that is not there, and drops it.
    AmqpSource source = source(in, "nowhere");
    client.send(in, Loop.messages(1));
    List<Incoming> batch = loop.take(source, 1);
    DarkroomException failure =
        assertThrows(
            DarkroomException.class,
            () -> loop.run(() -> source.reject(List.of(Loop.rejected(batch.get(0))))));
    assertEquals(Failure.QUEUE_NOT_FOUND, failure.failure());
    loop.run(source::close);
    assertEquals(1, client.take(in, 1).size());
  }

  @Test
  void blamesOnlyTheMessageThatIsTooLarge() {
    AmqpSink sink = new AmqpSink(loop.vertx(), options());
    JsonObject large = new JsonObject().put("large", "x".repeat(RabbitServer.MAX_MESSAGE));
    List<Outgoing> messages = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      messages.add(Loop.outgoing("m-" + i, out));
    }
    messages.add(2, new Outgoing("large", out, large, null, Map.of()));
    List<DarkroomException> outcomes = loop.run(() -> sink.send(messages));
    for (int i = 0; i < messages.size(); i++) {
      if (i == 2) {
        assertEquals(Failure.MESSAGE_TOO_LARGE, outcomes.get(i).failure());
      } else {
        assertNull(outcomes.get(i));
      }
    }
    loop.run(sink::close);
    // The first two may have come twice, under the same ids: that is all that a sender can know.
    assertEquals(
        Set.of("m-0", "m-1", "m-2", "m-3", "m-4"),
        new HashSet<>(client.take(out, 5).stream().map(AmqpMessage::id).toList()));
  }

  @Test
  void sendsToAQueueWithASlashInItsName() {
    AmqpSink sink = new AmqpSink(loop.vertx(), options());
    assertNull(loop.run(() -> sink.send(List.of(Loop.outgoing("1", "with/slash")))).get(0));
    assertEquals(1, client.take("with/slash", 1).size());
    loop.run(sink::close);
  }

  @Test
  void sendsToTheOthersWhenOneQueueIsNotThere() {
    AmqpSink sink = new AmqpSink(loop.vertx(), options());
    List<DarkroomException> outcomes =
        loop.run(
            () ->
                sink.send(
                    List.of(
                        Loop.outgoing("1", "nowhere"),
                        Loop.outgoing("2", out),
                        Loop.outgoing("3", "x".repeat(300)))));
    assertEquals(Failure.QUEUE_NOT_FOUND, outcomes.get(0).failure());
    assertNull(outcomes.get(1));
    assertEquals(Failure.QUEUE_NOT_FOUND, outcomes.get(2).failure());
    loop.run(sink::close);
  }

  @Test
  void isLookedAfterFromTheCommandLine() {
    AmqpTools tools = new AmqpTools();
    JsonObject root = root(in, dead);
    assertEquals(
        List.of("queue " + in + " found", "queue " + dead + " found"),
        loop.run(() -> tools.setUp(loop.vertx(), root)));
    DarkroomException failure =
        assertThrows(
            DarkroomException.class,
            () -> loop.run(() -> tools.setUp(loop.vertx(), root(in, "nowhere"))));
    assertEquals(Failure.QUEUE_NOT_FOUND, failure.failure());

    client.send(dead, Loop.messages(5));
    for (int twice = 0; twice < 2; twice++) {
      List<DeadLetter> letters = loop.run(() -> tools.deadLetters(loop.vertx(), root, "jobs", 3));
      assertEquals(
          List.of("{\"n\":0}", "{\"n\":1}", "{\"n\":2}"),
          letters.stream().map(DeadLetter::body).toList());
    }
    assertEquals(4, loop.run(() -> tools.redrive(loop.vertx(), root, "jobs", 4)));
    assertEquals(4, client.take(in, 4).size());
    assertEquals(1, client.take(dead, 1).size());
  }

  @Test
  void noticesABrokerThatFellSilent() {
    AmqpOptions hasty = Loop.options(Loop.hasty(server.uri(), Dialect.RABBITMQ));
    AmqpSource source = new AmqpSource(loop.vertx(), hasty, Loop.route(in, null));
    AmqpSink sink = new AmqpSink(loop.vertx(), hasty);
    client.send(in, Loop.messages(1));
    List<Incoming> held = loop.take(source, 1);
    assertNull(loop.run(() -> sink.send(List.of(Loop.outgoing("1", out)))).get(0));
    server.freeze(true);
    try {
      long begun = System.nanoTime();
      assertEquals(
          Failure.BROKER_UNAVAILABLE,
          loop.run(() -> sink.send(List.of(Loop.outgoing("2", out)))).get(0).failure());
      DarkroomException failure =
          assertThrows(DarkroomException.class, () -> loop.run(() -> source.receive(10)));
      assertEquals(Failure.BROKER_UNAVAILABLE, failure.failure());
      // Twice the heartbeat of a second each, and not the minutes that TCP takes.
      assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 25);
    } finally {
      server.freeze(false);
    }
    assertEquals(held.get(0).id(), loop.take(source, 1).get(0).id());
    assertNull(loop.run(() -> sink.send(List.of(Loop.outgoing("3", out)))).get(0));
    loop.run(source::close);
    loop.run(sink::close);
  }

  @Test
  void saysThatItIsNotLetIn() {
    JsonObject section = Loop.section(server.uri(), Dialect.RABBITMQ).put("password", "wrong");
    AmqpSource source = new AmqpSource(loop.vertx(), Loop.options(section), Loop.route(in, null));
    DarkroomException failure =
        assertThrows(DarkroomException.class, () -> loop.run(() -> source.receive(10)));
    assertEquals(Failure.BROKER_UNAVAILABLE, failure.failure());
    assertTrue(failure.getMessage().contains("amqp-bridge.user"), failure::getMessage);
    loop.run(source::close);
  }

  @Test
  void hasTheQueuesThatComeWithDarkroom() {
    JsonObject root = root("artwork-to-do", "artwork-to-do-dead");
    root.getJsonObject("amqp-bridge").put("user", "darkroom").put("password", "darkroom");
    root.put("notify", new JsonObject().put("queue", "amqp:artwork-done"));
    AmqpTools tools = new AmqpTools();
    assertEquals(3, loop.run(() -> tools.setUp(loop.vertx(), root)).size());

    // Quorum queues: what RabbitMQ recommends, and what dead-letters at least once.
    JsonObject message = new JsonObject().put("hello", "there");
    loop.run(() -> tools.sending(loop.vertx(), root, "jobs", sender -> sender.send(message)));
    AmqpSource source = source("artwork-to-do", null);
    List<Incoming> batch = loop.take(source, 1);
    loop.run(() -> source.reject(List.of(Loop.rejected(batch.get(0)))));
    eventually(
        PATIENCE,
        () ->
            assertEquals(
                List.of(message.encode()),
                loop.run(() -> tools.deadLetters(loop.vertx(), root, "jobs", 10)).stream()
                    .map(DeadLetter::body)
                    .toList()));
    assertEquals(1, loop.run(() -> tools.redrive(loop.vertx(), root, "jobs", 10)));
    assertEquals(1, loop.take(source, 1).size());
    loop.run(source::close);
  }

  private AmqpSource source(String from, String deadLetters) {
    return new AmqpSource(loop.vertx(), options(), Loop.route(from, deadLetters));
  }

  private AmqpOptions options() {
    return Loop.options(server.uri(), Dialect.RABBITMQ);
  }

  private static JsonObject root(String from, String deadLetters) {
    JsonObject route = new JsonObject().put("from", from).put("deadLetters", deadLetters);
    return new JsonObject()
        .put(
            "amqp-bridge",
            Loop.section(server.uri(), Dialect.RABBITMQ)
                .put("routes", new JsonObject().put("jobs", route)));
  }
}
