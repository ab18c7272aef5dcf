package io.darkroom.amqpbridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Outgoing;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.amqp.AmqpMessage;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is peculiar to AMQP 1.0, at ActiveMQ Artemis, which lets itself be looked into. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ArtemisIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static ArtemisServer server;
  private static int tests;

  private final Loop loop = new Loop();
  private final String in = "in-" + tests;
  private final String dead = "dead-" + tests++;
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
    server.declare(in);
    server.declare(dead);
    client = new Correspondent(server.uri(), UnaryOperator.identity());
  }

  @AfterEach
  void close() {
    loop.close();
    client.close();
  }

  @Test
  void isGivenNoMoreThanABatchHoweverLittleItTakes() {
    AmqpSource source = source(in, null);
    send(1);
    List<Incoming> first = loop.run(() -> source.receive(10));
    assertEquals(1, first.size());
    // The credit that the first batch left open, and not one more.
    send(50);
    eventually(PATIENCE, () -> assertEquals(10, server.queue(in).getDeliveringCount()));
    loop.run(() -> source.accept(first));
    List<Incoming> second = new ArrayList<>();
    while (second.size() < 9) {
      second.addAll(loop.run(() -> source.receive(10)));
    }
    eventually(PATIENCE, () -> assertEquals(10, server.queue(in).getDeliveringCount()));
    loop.run(source::close);
    eventually(PATIENCE, () -> assertEquals(0, server.queue(in).getDeliveringCount()));
    eventually(PATIENCE, () -> assertEquals(50, server.queue(in).getMessageCount()));
  }

  @Test
  void sharesAQueueWithOthers() {
    List<AmqpSource> sources = List.of(source(in, null), source(in, null), source(in, null));
    send(60);
    Set<String> ids = new HashSet<>();
    for (int round = 0; round < 2; round++) {
      for (AmqpSource source : sources) {
        List<Incoming> batch = loop.run(() -> source.receive(10));
        assertTrue(!batch.isEmpty() && batch.size() <= 10, () -> "a batch of " + batch.size());
        batch.forEach(message -> assertTrue(ids.add(message.id()), "given to two"));
        loop.run(() -> source.accept(batch));
      }
    }
    sources.forEach(source -> loop.run(source::close));
    eventually(PATIENCE, () -> assertEquals(60 - ids.size(), server.queue(in).getMessageCount()));
  }

  @Test
  void givesBackInOrder() {
    AmqpSource source = source(in, null);
    send(3);
    List<Incoming> batch = loop.take(source, 3);
    loop.run(() -> source.release(batch));
    assertEquals(Loop.bodies(batch), Loop.bodies(loop.take(source, 3)));
    loop.run(source::close);
  }

  @Test
  void goesOnWhenTheConnectionIsCut() {
    AmqpSource source = source(in, dead);
    send(2);
    List<Incoming> lost = loop.take(source, 2);
    server.cut();
    eventually(PATIENCE, () -> assertTrue(!AmqpSource.received(lost.get(0)).ours()));
    DarkroomException failure =
        assertThrows(DarkroomException.class, () -> loop.run(() -> source.accept(lost)));
    assertEquals(Failure.BROKER_UNAVAILABLE, failure.failure());
    // They come again, and would be rejected again: to insist would be to wait for ever.
    loop.run(() -> source.reject(List.of(Loop.rejected(lost.get(0)))));
    List<Incoming> again = loop.take(source, 2);
    assertEquals(
        lost.stream().map(Incoming::id).toList(), again.stream().map(Incoming::id).toList());
    loop.run(() -> source.accept(again));
    loop.run(source::close);
    eventually(PATIENCE, () -> assertEquals(0, server.queue(dead).getMessageCount()));
  }

  @Test
  void saysWhatIsWrongWithItsQueueAndRecovers() {
    AmqpSource source = source("not-yet-" + in, null);
    DarkroomException failure =
        assertThrows(DarkroomException.class, () -> loop.run(() -> source.receive(10)));
    assertEquals(Failure.QUEUE_NOT_FOUND, failure.failure());
    server.declare("not-yet-" + in);
    client.send("not-yet-" + in, "{}");
    assertEquals(1, loop.run(() -> source.receive(10)).size());
    loop.run(source::close);
  }

  @Test
  void letsTheBrokerDeadLetterWhatItKnowsNoPlaceFor() {
    AmqpSource source = source(in, null);
    send(1);
    client.take(ArtemisServer.DLQ);
    List<Incoming> batch = loop.take(source, 1);
    loop.run(() -> source.reject(List.of(Loop.rejected(batch.get(0)))));
    eventually(PATIENCE, () -> assertEquals(1, server.queue(ArtemisServer.DLQ).getMessageCount()));
    loop.run(source::close);
  }

  @Test
  void keepsAMessageThatItCannotDeadLetter() {
    AmqpSource source = source(in, "not-there-" + in);
    send(1);
    List<Incoming> batch = loop.take(source, 1);
    DarkroomException failure =
        assertThrows(
            DarkroomException.class,
            () -> loop.run(() -> source.reject(List.of(Loop.rejected(batch.get(0))))));
    assertEquals(Failure.QUEUE_NOT_FOUND, failure.failure());
    server.declare("not-there-" + in);
    loop.run(() -> source.reject(List.of(Loop.rejected(batch.get(0)))));
    eventually(PATIENCE, () -> assertEquals(1, server.queue("not-there-" + in).getMessageCount()));
    eventually(PATIENCE, () -> assertEquals(0, server.queue(in).getMessageCount()));
    loop.run(source::close);
  }

  @Test
  void saysWhichQueueIsFullAndSendsToTheOthers() {
    String small = ArtemisServer.SMALL + in;
    server.declare(small);
    JsonObject hasty = Loop.hasty(server.uri(), Dialect.ARTEMIS);
    AmqpSink sink = new AmqpSink(loop.vertx(), Loop.options(hasty));
    List<DarkroomException> outcomes =
        loop.run(
            () ->
                sink.send(
                    List.of(
                        Loop.outgoing("1", small),
                        Loop.outgoing("2", in),
                        Loop.outgoing("3", small))));
    assertNull(outcomes.get(0));
    assertNull(outcomes.get(1));
    assertEquals(Failure.QUEUE_FULL, outcomes.get(2).failure());
    // The broker gives no credit any more: nobody waits for it for ever.
    assertEquals(
        Failure.QUEUE_FULL,
        loop.run(() -> sink.send(List.of(Loop.outgoing("4", small)))).get(0).failure());
    loop.run(sink::close);
  }

  @Test
  void noticesThatAQueueItSendsToIsDeleted() {
    AmqpSink sink = new AmqpSink(loop.vertx(), options());
    assertNull(loop.run(() -> sink.send(List.of(Loop.outgoing("1", in)))).get(0));
    server.delete(in);
    eventually(
        PATIENCE,
        () ->
            assertEquals(
                Failure.QUEUE_NOT_FOUND,
                loop.run(() -> sink.send(List.of(Loop.outgoing("2", in)))).get(0).failure()));
    server.declare(in);
    assertNull(loop.run(() -> sink.send(List.of(Loop.outgoing("3", in)))).get(0));
    loop.run(sink::close);
  }

  @Test
  void keepsNoMoreSendersThanItMay() {
    JsonObject section = Loop.section(server.uri(), Dialect.ARTEMIS).put("senders", 2);
    AmqpSink sink = new AmqpSink(loop.vertx(), Loop.options(section));
    List<Outgoing> messages = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      server.declare(in + "-" + i);
      messages.add(Loop.outgoing("m" + i, in + "-" + i));
    }
    for (int round = 0; round < 3; round++) {
      loop.run(() -> sink.send(messages)).forEach(outcome -> assertNull(outcome));
    }
    for (Outgoing message : messages) {
      eventually(
          PATIENCE, () -> assertEquals(3, server.queue(message.address()).getMessageCount()));
    }
    loop.run(sink::close);
    eventually(PATIENCE, () -> assertEquals(0, server.connections()));
  }

  @Test
  void answersInBoundedTimeWhenTheBrokerSaysNothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      JsonObject section =
          Loop.hasty("amqp://127.0.0.1:" + silent.getLocalPort(), Dialect.ARTEMIS)
              .put("connectTimeout", "500ms");
      AmqpSink sink = new AmqpSink(loop.vertx(), Loop.options(section));
      long begun = System.nanoTime();
      List<DarkroomException> outcomes =
          loop.run(() -> sink.send(List.of(Loop.outgoing("1", in), Loop.outgoing("2", in))));
      outcomes.forEach(one -> assertEquals(Failure.BROKER_UNAVAILABLE, one.failure()));
      assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 20);
      loop.run(sink::close);
    }
  }

  @Test
  void answersAQuestionAsItWasAsked() {
    AmqpSource source = source(in, null);
    AmqpMessage question =
        AmqpMessage.create()
            .id("question-1")
            .replyTo("answers")
            .groupId("a-group")
            .applicationProperties(new JsonObject().put("trace", "abc").put("number", 7))
            .withBody("{}")
            .build();
    client.send(in, question);
    Incoming asked = loop.take(source, 1).get(0);
    assertEquals(in + ":question-1", asked.id());
    assertEquals("a-group", asked.key());
    AmqpSink sink = new AmqpSink(loop.vertx(), options());
    loop.run(
        () ->
            sink.send(
                List.of(
                    new Outgoing("d-1", dead, new JsonObject(), asked.key(), asked.headers()))));
    AmqpMessage answer = client.take(dead, 1).get(0);
    assertEquals("d-1", answer.id());
    assertEquals("question-1", answer.correlationId());
    assertEquals("answers", answer.replyTo());
    assertEquals("a-group", answer.groupId());
    assertEquals(Letters.JSON, answer.contentType());
    assertEquals(Map.of("trace", "abc", "number", "7"), answer.applicationProperties().getMap());
    assertTrue(answer.unwrap().isDurable());
    loop.run(source::close);
    loop.run(sink::close);
  }

  private AmqpSource source(String from, String deadLetters) {
    return new AmqpSource(loop.vertx(), options(), Loop.route(from, deadLetters));
  }

  private AmqpOptions options() {
    return Loop.options(server.uri(), Dialect.ARTEMIS);
  }

  private void send(int messages) {
    client.send(in, Loop.messages(messages));
  }
}
