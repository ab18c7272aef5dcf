package io.darkroom.kafkabridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.BridgeJobs;
import io.darkroom.bridge.Outgoing;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.darkroom.contract.bus.Submission;
import io.darkroom.kafkabridge.avro.AvroReader;
import io.darkroom.kafkabridge.avro.FakeRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
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

class KafkaAvroIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonObject RENDITION =
      new JsonObject().put("name", "a").put("width", 10).put("height", 10);
  private static final JsonObject TEXT = new JsonObject().put("type", "string");

  private static KafkaServer server;
  private static Path folder;

  private final KafkaTools tools = new KafkaTools();
  private final String in = TestTopics.name("in");
  private final String out = TestTopics.name("out");
  private Vertx vertx;
  private TestTopics topics;
  private BridgeJobs jobs;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    folder = temporary;
    server = new KafkaServer(temporary);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    topics = new TestTopics(server);
    jobs = new BridgeJobs(vertx);
    jobs.open();
  }

  @AfterEach
  void close() {
    vertx.close().await();
    topics.close();
  }

  private void publish(JsonObject root, JsonObject message) {
    tools.sending(vertx, root, "in", sender -> sender.send(message)).await();
  }

  @Test
  void readsAndWritesAvroByARegistryThatOthersWrote() throws IOException {
    try (RegistryServer registry = new RegistryServer(folder)) {
      JsonObject root = root(registry.url());
      tools.setUp(vertx, root).await();
      String older = schema("older", field("source", source()), field("note", TEXT));
      JsonObject olderRoot = root.copy();
      route(olderRoot).put("schema", older);
      JsonObject url = new JsonObject().put("url", "https://example.org/1.jpg");
      publish(olderRoot, new JsonObject().put("source", url).put("note", "x"));
      deploy(root);

      eventually(PATIENCE, () -> assertEquals(1, jobs.jobs().size()));
      Submission job = jobs.jobs().get(0);
      assertEquals("https://example.org/1.jpg", job.request().source().url());
      assertEquals("by default", job.request().metadata().getString("from"));
      assertEquals(0, topics.all(in).get(0).value()[0]);

      jobs.owe("d-1", "kafka", out, new Notify.Envelope(null, "a-key", Map.of("trace", "abc")));
      eventually(PATIENCE, () -> assertEquals(1, jobs.settled(Outcome.DELIVERED).size()));
      ConsumerRecord<byte[], byte[]> sent = topics.all(out).get(0);
      Map<String, String> headers = Texts.texts(sent.headers());
      assertEquals("0123456789abcdef01234567", Texts.text(sent.key()));
      assertEquals("abc", headers.get("trace"));
      assertEquals("d-1", headers.get(Outgoing.DELIVERY));
      assertEquals("job.succeeded", readBack(registry.url(), sent).getString("type"));
      assertEquals(List.of(), topics.all(in + ".dead-letters"));
    }
  }

  @Test
  void waitsForARegistryThatIsAwayAndGivesNothingUp() throws IOException {
    FakeRegistry registry = new FakeRegistry(vertx);
    JsonObject root = root(registry.url());
    tools.setUp(vertx, root).await();
    JsonObject url = new JsonObject().put("url", "https://example.org/1.jpg");
    publish(root, new JsonObject().put("source", url));
    registry.fail(503);
    int before = registry.asked();
    deploy(root);
    jobs.owe("d-1", "kafka", out, Notify.Envelope.PLAIN);

    eventually(PATIENCE, () -> assertTrue(registry.asked() >= before + 6, "asked again and again"));
    eventually(PATIENCE, () -> assertTrue(!jobs.settled(Outcome.RELEASED).isEmpty(), "released"));
    assertEquals(List.of(), jobs.jobs());
    assertEquals(List.of(), topics.all(in + ".dead-letters"));
    registry.fail(0);
    eventually(PATIENCE, () -> assertEquals(1, jobs.jobs().size()));
    eventually(PATIENCE, () -> assertEquals(1, jobs.settled(Outcome.DELIVERED).size()));
    assertEquals(List.of(), jobs.settled(Outcome.DEAD));
  }

  @Test
  void givesUpWhatIsNoAvroAndGoesOn() throws IOException {
    FakeRegistry registry = new FakeRegistry(vertx);
    JsonObject root = root(registry.url());
    tools.setUp(vertx, root).await();
    topics.send(in, "{}");
    topics.send(new ProducerRecord<>(in, new byte[] {0, 0, 0, 0, 99, 1}));
    topics.send(new ProducerRecord<>(in, Texts.bytes("deleted"), null));
    JsonObject url = new JsonObject().put("url", "https://example.org/1.jpg");
    publish(root, new JsonObject().put("source", url));
    deploy(root);

    eventually(PATIENCE, () -> assertEquals(1, jobs.jobs().size()));
    eventually(
        PATIENCE,
        () ->
            assertEquals(
                List.of("INVALID_AVRO", "SCHEMA_NOT_FOUND", "INVALID_AVRO"),
                topics.all(in + ".dead-letters").stream()
                    .map(letter -> Texts.texts(letter.headers()).get("darkroom-code"))
                    .toList()));
  }

  private void deploy(JsonObject root) {
    vertx
        .deployVerticle(new KafkaBridgeVerticle(), new DeploymentOptions().setConfig(root))
        .await();
  }

  /** The message as a reader without a schema of its own sees it: by a route of this bridge. */
  private JsonObject readBack(String url, ConsumerRecord<byte[], byte[]> message) {
    JsonObject section = new JsonObject().put("registry", new JsonObject().put("url", url));
    JsonObject root = new JsonObject().put("kafka-bridge", section);
    return KafkaSession.run(
            vertx, root, session -> new AvroReader(session.registry(), null).read(message.value()))
        .await();
  }

  private JsonObject root(String registry) throws IOException {
    JsonObject metadata = record("Metadata", field("from", TEXT).put("default", "by default"));
    JsonObject route =
        new JsonObject()
            .put("from", in)
            .put("group", in)
            .put("codec", "avro")
            .put(
                "schema",
                schema(
                    "newer",
                    field("source", source()),
                    field("metadata", metadata)
                        .put("default", new JsonObject().put("from", "by default"))))
            .put("options", new JsonObject().put("renditions", new JsonArray().add(RENDITION)));
    JsonObject topic =
        new JsonObject()
            .put("codec", "avro")
            .put("schema", schema("told", field("type", TEXT)))
            .put("key", "job");
    JsonObject section =
        new JsonObject()
            .put("bootstrapServers", server.servers())
            .put("timeout", "5s")
            .put("registry", new JsonObject().put("url", registry).put("timeout", "2s"))
            .put("routes", new JsonObject().put("in", route))
            .put("topics", new JsonObject().put(out, topic));
    return new JsonObject().put("kafka-bridge", section);
  }

  private static JsonObject route(JsonObject root) {
    return root.getJsonObject("kafka-bridge").getJsonObject("routes").getJsonObject("in");
  }

  private static JsonObject source() {
    return record("Source", field("url", TEXT));
  }

  private static JsonObject field(String name, JsonObject type) {
    return new JsonObject().put("name", name).put("type", type);
  }

  private static JsonObject record(String name, JsonObject... fields) {
    return new JsonObject()
        .put("type", "record")
        .put("name", name)
        .put("fields", new JsonArray(List.of(fields)));
  }

  private static String schema(String name, JsonObject... fields) throws IOException {
    Path file = folder.resolve(name + ".avsc");
    return Files.writeString(file, record("Upload", fields).encode()).toString();
  }
}
