package io.darkroom.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code conf/darkroom.yaml} says the truth: every key, no other, each at its default. */
class DocumentedConfigurationTest {
  /**
   * Objects whose keys are the installation's own; the document shows the ones there always are.
   */
  private static final Set<String> OPEN = Set.of("storage.buckets");

  private final Roles roles = new Roles();
  private final JsonObject document = Settings.documented();

  @Test
  void isReadWithoutComplaint() {
    assertEquals(List.of(), Node.complaints(document, roles, roles.names()));
  }

  @Test
  void documentsEveryKeyAtItsDefault() {
    Map<String, Object> defaults = read(new JsonObject());
    Map<String, Object> documented = read(document);

    assertEquals(lines(defaults), lines(documented));
  }

  @Test
  void documentsEveryKeyAndNoOther() {
    Set<String> asked = new TreeSet<>(read(document).keySet());
    asked.removeIf(key -> key.startsWith(ProbeVerticle.ROLE));

    assertEquals(String.join("\n", asked), String.join("\n", keys("", document)));
  }

  @Test
  void hasOneEnvironmentVariableForEachKey() {
    DocumentedKeys keys = new DocumentedKeys(document);

    // Two keys with one variable would leave one of them out.
    assertEquals(count(document), keys.variables().size());
    assertNotNull(keys.path("DARKROOM_CLUSTER_HEARTBEAT_INTERVAL"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cluster-tcp.yaml",
        "cluster-kubernetes.yaml",
        "avatars.yaml",
        "kafka.yaml",
        "maps.yaml",
        "profile-images.yaml",
        "sharp.yaml",
        "sqs.yaml",
        "amqp.yaml"
      })
  void comesWithExamplesThatAreReadWithoutComplaint(String example) {
    Map<String, String> environment =
        Map.of(
            "MONGO_URL", "mongodb://127.0.0.1",
            "S3_ENDPOINT", "http://127.0.0.1:9000",
            "S3_ACCESS_KEY", "access",
            "S3_SECRET_KEY", "secret",
            "POSTBACK_SECRET", "whsec_" + "A".repeat(44),
            "API_KEY", "a key of some length",
            "POD_IP", "10.1.2.3");

    JsonObject config =
        Settings.load(Path.of("..", "..", "conf", "examples", example), environment, List.of());

    assertEquals(List.of(), Node.complaints(config, roles, roles.names()));
  }

  @Test
  void takesThePodcastResizersEnvironmentAsItIs() {
    Map<String, String> environment =
        Map.of(
            "AWS_ACCESS_KEY_S3", "AKIAS3",
            "AWS_SECRET_KEY_S3", "secret of s3",
            "AWS_ACCESS_KEY_SQS", "AKIASQS",
            "AWS_SECRET_KEY_SQS", "0123456789",
            "QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123456789012/images.fifo",
            "LEVEL", "WARNING",
            "POSTBACK_SECRET_KEY", "4711",
            "CALLS_TO_UPDATE_LIST_SQS_QUEUES", "500",
            "MONGO_URL", "mongodb://user:pass@mongo.example:27017",
            "DB_ENVIRONMENT", "production");

    JsonObject config = podcast(environment);

    assertEquals(List.of(), Node.complaints(config, roles, roles.names()));
    JsonObject sqs = config.getJsonObject("sqs-bridge");
    assertEquals("AKIASQS", sqs.getValue("accessKey"));
    assertEquals("0123456789", sqs.getValue("secretKey"));
    assertEquals(500, sqs.getValue("queueListCalls"));
    assertEquals(
        environment.get("QUEUE_URL"),
        sqs.getJsonObject("routes").getJsonObject("podcast").getValue("from"));
    assertEquals("4711", config.getJsonObject("podcast").getValue("postbackSecretKey"));
    assertEquals(
        new JsonObject()
            .put("url", "mongodb://user:pass@mongo.example:27017")
            .put("database", "production"),
        config.getJsonObject("sweeps").getJsonObject("mongo"));
    assertEquals(
        "AKIAS3", config.getJsonObject("storage").getJsonObject("s3").getValue("accessKey"));
  }

  @Test
  void takesTheProfileImagesEnvironmentAsItIs() {
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("PEER_URL", "https://peer-eu1.decentraland.org"),
            Map.entry("INTERVAL", "60000"),
            Map.entry("BUCKET_NAME", "pictures"),
            Map.entry("S3_IMAGES_PREFIX", "v2"),
            Map.entry("QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/123456789012/changed"),
            Map.entry("DLQ_URL", "https://sqs.us-east-1.amazonaws.com/123456789012/changed-dead"),
            Map.entry("MAX_DLQ_RETRIES", "5"),
            Map.entry("AUTH_SECRET", "a-secret-of-some-length"),
            Map.entry("PROFILES_HTTP", "true"),
            Map.entry("COMMIT_HASH", "a257737"),
            Map.entry("CURRENT_VERSION", "1.4.0"),
            Map.entry("AWS_REGION", "us-east-1"));

    JsonObject config =
        Settings.load(
            Path.of("..", "..", "conf", "examples", "profile-images.yaml"), environment, List.of());

    assertEquals(List.of(), Node.complaints(config, roles, roles.names()));
    JsonObject route =
        config.getJsonObject("sqs-bridge").getJsonObject("routes").getJsonObject("profiles");
    assertEquals(environment.get("QUEUE_URL"), route.getValue("from"));
    assertEquals(5, route.getValue("retryDeadLetters"));
    assertEquals("60000ms", config.getJsonObject("profile-feed").getValue("every"));
    assertEquals(
        "sqs:" + environment.get("QUEUE_URL"), config.getJsonObject("profile-feed").getValue("to"));
    assertEquals("a257737", config.getJsonObject("profile-images").getValue("commit"));
    assertEquals(
        "pictures", config.getJsonObject("storage").getJsonObject("buckets").getValue("public"));
  }

  @Test
  void leavesCredentialsToTheDefaultChainWhereThePodcastResizerHasNone() {
    JsonObject config = podcast(Map.of());

    assertEquals(List.of(), Node.complaints(config, roles, roles.names()));
    assertNull(config.getJsonObject("sqs-bridge").getValue("accessKey"));
    assertNull(config.getJsonObject("podcast").getValue("postbackSecretKey"));
  }

  @Test
  void takesTheSuperResolutionWorkersEnvironmentAsItIs() {
    Map<String, String> environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "kafka-1:9092,kafka-2:9092",
            "KAFKA_SCHEMA_REGISTRY_URL", "http://registry:8081",
            "KAFKA_CONSUMER_GROUP_ID", "super-resolution",
            "KAFKA_CONSUMER_AUTO_OFFSET_RESET", "latest",
            "KAFKA_CONSUMER_ENABLE_AUTO_COMMIT", "true",
            "KAFKA_CONSUMER_MAX_POLL_INTERVAL_MS", "10000",
            "KAFKA_CONSUMER_POLLING_TIMEOUT_SECONDS", "5",
            "KAFKA_TOPIC_USER_IMAGE_TO_PROCESS", "uploaded, imported",
            "KAFKA_TOPIC_USER_IMAGE_PROCESSED", "processed",
            "PROCESSED_IMAGES_BUCKET", "larger-images");

    JsonObject config =
        Settings.load(
            Path.of("..", "..", "conf", "examples", "sharp.yaml"), environment, List.of());

    assertEquals(List.of(), Node.complaints(config, roles, roles.names()));
    JsonObject kafka = config.getJsonObject("kafka-bridge");
    JsonObject route = kafka.getJsonObject("routes").getJsonObject("sharp");
    assertEquals("uploaded, imported", route.getValue("from"));
    assertEquals("super-resolution", route.getValue("group"));
    assertEquals("kafka:processed", route.getJsonObject("notify").getValue("queue"));
    assertEquals(Set.of("processed"), kafka.getJsonObject("topics").fieldNames());
    assertEquals(10_000, kafka.getJsonObject("properties").getValue("max.poll.interval.ms"));
    assertEquals("latest", kafka.getJsonObject("properties").getValue("auto.offset.reset"));
    assertEquals(
        "larger-images",
        config.getJsonObject("storage").getJsonObject("buckets").getValue("public"));
  }

  private static JsonObject podcast(Map<String, String> environment) {
    Path file = Path.of("..", "..", "conf", "examples", "podcast.yaml");
    return Settings.load(file, environment, List.of());
  }

  @Test
  void explainsEverySection() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "..", "conf", "darkroom.yaml"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("[a-z].*")) {
        assertTrue(lines.get(i - 1).startsWith("# "), "no comment above " + lines.get(i));
      }
    }
  }

  private Map<String, Object> read(JsonObject config) {
    Conf conf = Conf.of(config);
    NodeOptions.read(conf);
    ClusterOptions.read(conf);
    ManagementOptions.read(conf);
    roles.names().forEach(role -> roles.verticle(role).check(conf));
    return conf.asked();
  }

  /** One line a key, for a readable difference; whole objects and open ones are not compared. */
  private static String lines(Map<String, Object> values) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(values)
        .forEach(
            (key, value) -> {
              if (!(value instanceof JsonObject)) {
                lines.append(key).append(" = ").append(value).append('\n');
              }
            });
    return lines.toString();
  }

  private static Set<String> keys(String prefix, JsonObject object) {
    Set<String> keys = new TreeSet<>();
    for (String name : object.fieldNames()) {
      String key = prefix + name;
      keys.add(key);
      if (object.getValue(name) instanceof JsonObject below && !OPEN.contains(key)) {
        keys.addAll(keys(key + ".", below));
      }
    }
    return keys;
  }

  private static int count(JsonObject object) {
    int count = 0;
    for (String name : object.fieldNames()) {
      count += 1 + (object.getValue(name) instanceof JsonObject below ? count(below) : 0);
    }
    return count;
  }
}
