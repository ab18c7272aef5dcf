package io.darkroom.kafkabridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.BridgeJobs;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.DoorTools.DeadLetter;
import io.darkroom.contract.DoorTools.Depth;
import io.darkroom.contract.Failure;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaToolsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static KafkaServer server;

  private final KafkaTools tools = new KafkaTools();
  private final String in = TestTopics.name("in");
  private Vertx vertx;
  private TestTopics topics;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = new KafkaServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    topics = new TestTopics(server);
  }

  @AfterEach
  void close() {
    topics.close();
    vertx.close().await();
  }

  @Test
  void setsUpTopicsOnce() {
    String out = TestTopics.name("out");
    JsonObject root = root("kafka:" + out);
    root.getJsonObject("kafka-bridge").put("newTopics", new JsonObject().put("partitions", 4));

    assertEquals(
        List.of(
            "topic " + in + " made",
            "topic " + in + ".dead-letters made",
            "topic " + out + " made"),
        tools.setUp(vertx, root).await());
    assertEquals(
        List.of(
            "topic " + in + " found",
            "topic " + in + ".dead-letters found",
            "topic " + out + " found"),
        tools.setUp(vertx, root).await());
    topics.send(in, "x");
    assertEquals(1, topics.all(in).size());
  }

  @Test
  void publishesMessagesInTheirOrder() {
    JsonObject root = root(null);
    tools.setUp(vertx, root).await();

    List<JsonObject> messages = List.of(new JsonObject().put("n", 1), new JsonObject().put("n", 2));
    List<String> ids =
        tools
            .sending(
                vertx,
                root,
                "in",
                sender -> Future.join(messages.stream().map(sender::send).toList()))
            .await()
            .list();

    assertEquals(List.of(in + "/0/0", in + "/0/1"), ids);
    assertEquals(
        messages.stream().map(JsonObject::encode).toList(),
        topics.all(in).stream().map(message -> Texts.text(message.value())).toList());
  }

  private void publish(String route) {
    tools.sending(vertx, root(null), route, sender -> sender.send(new JsonObject())).await();
  }

  @Test
  void makesNoTopicByPublishing() {
    DarkroomException refused = assertThrows(DarkroomException.class, () -> publish("in"));

    assertEquals(Failure.QUEUE_NOT_FOUND, refused.failure());
    assertEquals(
        List.of("topic " + in + " made", "topic " + in + ".dead-letters made"),
        tools.setUp(vertx, root(null)).await());
  }

  @Test
  void listsDeadLettersAndPutsThemBackOnce() {
    JsonObject root = root(null);
    tools.setUp(vertx, root).await();
    BridgeJobs jobs = new BridgeJobs(vertx);
    jobs.open();
    ProducerRecord<byte[], byte[]> bad =
        new ProducerRecord<>(in, Texts.bytes("the-key"), new byte[] {(byte) 0xff, 1, 2});
    bad.headers().add("trace", Texts.bytes("abc"));
    topics.send(bad);
    topics.send(in, "no JSON");
    String bridge =
        vertx
            .deployVerticle(new KafkaBridgeVerticle(), new DeploymentOptions().setConfig(root))
            .await();
    eventually(PATIENCE, () -> assertEquals(2, topics.all(in + ".dead-letters").size()));
    vertx.undeploy(bridge).await();

    ConsumerRecord<byte[], byte[]> letter = topics.all(in + ".dead-letters").get(0);
    Map<String, String> headers = Texts.texts(letter.headers());
    assertArrayEquals(bad.value(), letter.value());
    assertEquals("the-key", Texts.text(letter.key()));
    assertEquals("abc", headers.get("trace"));
    assertEquals("INVALID_JSON", headers.get("darkroom-code"));
    assertEquals("The message is not a JSON object.", headers.get("darkroom-reason"));
    assertEquals(in, headers.get("darkroom-topic"));
    assertEquals("0", headers.get("darkroom-partition"));
    assertEquals("0", headers.get("darkroom-offset"));
    assertTrue(Long.parseLong(headers.get("darkroom-timestamp")) > 0);

    List<DeadLetter> listed = tools.deadLetters(vertx, root, "in", 10).await();
    assertEquals(List.of("base64:/wEC", "no JSON"), listed.stream().map(DeadLetter::body).toList());
    assertEquals("INVALID_JSON: The message is not a JSON object.", listed.get(1).reason());
    assertEquals(1, tools.deadLetters(vertx, root, "in", 1).await().size());

    assertEquals(1, tools.redrive(vertx, root, "in", 1).await());
    assertEquals(
        List.of("no JSON"),
        tools.deadLetters(vertx, root, "in", 10).await().stream().map(DeadLetter::body).toList());
    assertEquals(1, tools.redrive(vertx, root, "in", 10).await());
    assertEquals(0, tools.redrive(vertx, root, "in", 10).await());
    assertEquals(4, topics.all(in).size());
    ConsumerRecord<byte[], byte[]> again = topics.all(in).get(2);
    assertArrayEquals(bad.value(), again.value());
    assertEquals("the-key", Texts.text(again.key()));
    assertEquals(Map.of("trace", "abc"), Texts.texts(again.headers()));
  }

  @Test
  void namesTheRoutesThereAre() {
    DarkroomException refused = assertThrows(DarkroomException.class, () -> publish("out"));

    assertEquals(Failure.INVALID_CONFIGURATION, refused.failure());
    assertEquals(
        "There is no route out in kafka-bridge.routes; there are: in.", refused.getMessage());
  }

  @Test
  void listsADeadLetterOfSomebodyElse() {
    JsonObject root = root(null);
    tools.setUp(vertx, root).await();
    topics.send(in + ".dead-letters", "by hand");

    assertNull(tools.deadLetters(vertx, root, "in", 10).await().get(0).reason());
    assertEquals(1, tools.redrive(vertx, root, "in", 10).await());
    assertEquals("by hand", Texts.text(topics.all(in).get(0).value()));
  }

  @Test
  void countsWhatTheGroupsAreBehind() {
    JsonObject root = root(null);
    tools.setUp(vertx, root).await();
    for (int i = 0; i < 3; i++) {
      topics.send(in, "no JSON");
    }
    topics.send(in + ".dead-letters", "by hand");
    assertEquals(
        List.of(new Depth(in, 3, 0, 0), new Depth(in + ".dead-letters", 1, 0, 0)),
        tools.depths(vertx, root, "in").await());

    assertEquals(1, tools.redrive(vertx, root, "in", 10).await());
    assertEquals(
        List.of(new Depth(in, 4, 0, 0), new Depth(in + ".dead-letters", 0, 0, 0)),
        tools.depths(vertx, root, "in").await());
  }

  @Test
  void saysHowToPassOverWhatItDoesNotRemove() {
    DarkroomException refused =
        assertThrows(
            DarkroomException.class, () -> tools.purge(vertx, root(null), "in", true).await());
    assertEquals(Failure.INVALID_VALUE, refused.failure());
    assertTrue(
        refused
            .getMessage()
            .contains("--group " + in + ".redrive --topic " + in + ".dead-letters --reset-offsets"),
        refused.getMessage());
  }

  private JsonObject root(String queue) {
    JsonObject route = new JsonObject().put("from", in).put("group", in);
    if (queue != null) {
      route.put("notify", new JsonObject().put("queue", queue));
    }
    JsonObject section =
        new JsonObject()
            .put("bootstrapServers", server.servers())
            .put("timeout", "5s")
            .put("routes", new JsonObject().put("in", route));
    return new JsonObject().put("kafka-bridge", section);
  }
}
