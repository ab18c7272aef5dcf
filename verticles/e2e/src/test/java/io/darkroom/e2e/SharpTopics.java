package io.darkroom.e2e;

import io.darkroom.kafkabridge.KafkaServer;
import io.darkroom.kafkabridge.RegistryServer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.ConsumerGroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Apache Kafka and a schema registry, and what producers and consumers of users' images do there,
 * by Kafka's and Avro's own libraries.
 */
final class SharpTopics implements AutoCloseable {
  static final String UPLOADED = "user-image-uploaded";
  static final String IMPORTED = "user-image-imported";
  static final String PROCESSED = "user-image-processed";
  static final String GROUP = "image-super-resolution";

  /** A record that was produced. */
  record Processed(String key, JsonObject value) {}

  private static final Duration POLL = Duration.ofMillis(100);

  /** Keys of this version, in the coordinator's log, are of what groups are. */
  private static final short GROUP_METADATA = 2;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Integer, Schema> schemas = new TreeMap<>();
  private final KafkaServer kafka;
  private final RegistryServer registry;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaConsumer<byte[], byte[]> groups;
  private final List<Processed> processed = new ArrayList<>();
  private final Schema uploaded;
  private final int id;
  private int generation;

  SharpTopics(Path folder) throws Exception {
    kafka = new KafkaServer(Files.createDirectories(folder), Path.of(".."));
    registry = new RegistryServer(folder, Path.of(".."));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.servers()),
            new StringSerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.servers(), "allow.auto.create.topics", false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    groups =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.servers(), "allow.auto.create.topics", false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    String schema = resource("user-image-uploaded.avsc");
    uploaded = new Schema.Parser().parse(schema);
    JsonObject registered =
        ask(
            HttpRequest.newBuilder(
                    URI.create(registry.url() + "/subjects/" + UPLOADED + "-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(new JsonObject().put("schema", schema).encode())));
    id = registered.getInteger("id");
  }

  String servers() {
    return kafka.servers();
  }

  String registry() {
    return registry.url();
  }

  /** Sends the record of an image as its producer does; gives what consumers must echo. */
  JsonObject upload(String topic, int number, String url) throws Exception {
    JsonObject image =
        new JsonObject()
            .put("id", number)
            .put("website_id", new UUID(7, number).toString())
            .put("user_id", new UUID(9, number).toString())
            .put("created_at", "2026-11-21T10:37:55Z")
            .put("url", url)
            .put("format", "jpeg")
            .put("width", 120)
            .put("height", 80);
    GenericData.Record record = new GenericData.Record(uploaded);
    image.forEach(field -> record.put(field.getKey(), field.getValue()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(uploaded).write(record, out);
    out.flush();
    send(topic, bytes.toByteArray());
    return image;
  }

  /** Sends the record that was recorded, byte for byte; its schema is this registry's. */
  void replay(String topic) throws Exception {
    send(topic, HexFormat.of().parseHex(resource("recorded.hex").replaceAll("\\s", "")));
  }

  private void send(String topic, byte[] record) throws Exception {
    byte[] message =
        ByteBuffer.allocate(5 + record.length).put((byte) 0).putInt(id).put(record).array();
    producer
        .send(new ProducerRecord<>(topic, UUID.randomUUID().toString(), message))
        .get(30, TimeUnit.SECONDS);
  }

  /** Every record that was produced so far; waits a moment for more. */
  List<Processed> processed() throws Exception {
    if (consumer.assignment().isEmpty()) {
      consumer.assign(List.of(new TopicPartition(PROCESSED, 0)));
      consumer.seekToBeginning(consumer.assignment());
    }
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      processed.add(processed(record));
    }
    return List.copyOf(processed);
  }

  private Processed processed(ConsumerRecord<String, byte[]> record) throws Exception {
    ByteBuffer message = ByteBuffer.wrap(record.value());
    if (message.get() != 0) {
      throw new AssertionError("not in Confluent's wire format");
    }
    Schema schema = schema(message.getInt());
    byte[] body = new byte[message.remaining()];
    message.get(body);
    GenericRecord read =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(body, null));
    return new Processed(
        record.key(), new JsonObject(read.toString()).put("schema", schema.getFullName()));
  }

  /**
   * The group's members, as its coordinator knows them, each by the identity that it was given when
   * it joined; empty while the group changes.
   */
  Set<String> members() throws Exception {
    ConsumerGroupDescription group =
        kafka
            .admin()
            .describeConsumerGroups(List.of(GROUP))
            .describedGroups()
            .get(GROUP)
            .get(10, TimeUnit.SECONDS);
    return group.state() == ConsumerGroupState.STABLE
        ? group.members().stream().map(MemberDescription::consumerId).collect(Collectors.toSet())
        : Set.of();
  }

  /** How many records the group has yet to be done with. */
  long lag() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed =
        kafka
            .admin()
            .listConsumerGroupOffsets(GROUP)
            .partitionsToOffsetAndMetadata()
            .get(10, TimeUnit.SECONDS);
    long lag = 0;
    for (String topic : List.of(UPLOADED, IMPORTED)) {
      TopicPartition partition = new TopicPartition(topic, 0);
      OffsetAndMetadata at = committed.get(partition);
      lag += end(topic) - (at == null ? 0 : at.offset());
    }
    return lag;
  }

  /** How many records a topic has. */
  long end(String topic) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    return kafka
        .admin()
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .get(10, TimeUnit.SECONDS)
        .offset();
  }

  /**
   * Which of its generations the group is in: every rebalance begins another, though its members be
   * the same. Read from the coordinator's own log, where nothing is lost between two looks.
   */
  int generation() throws Exception {
    TopicPartition log = new TopicPartition(Topic.GROUP_METADATA_TOPIC_NAME, 0);
    if (groups.assignment().isEmpty()) {
      groups.assign(List.of(log));
      groups.seekToBeginning(groups.assignment());
    }
    long end = end(log.topic());
    while (groups.position(log) < end) {
      for (ConsumerRecord<byte[], byte[]> record : groups.poll(POLL)) {
        ByteBuffer key = ByteBuffer.wrap(record.key());
        if (key.getShort() == GROUP_METADATA && GROUP.equals(text(key)) && record.value() != null) {
          ByteBuffer value = ByteBuffer.wrap(record.value());
          value.getShort(); // its version
          text(value); // the kind of its protocol
          generation = value.getInt();
        }
      }
    }
    return generation;
  }

  private static String text(ByteBuffer from) {
    byte[] bytes = new byte[from.getShort()];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Lets a group without members begin anew. */
  void rewind() throws Exception {
    kafka
        .admin()
        .alterConsumerGroupOffsets(
            GROUP,
            Map.of(
                new TopicPartition(UPLOADED, 0), new OffsetAndMetadata(0),
                new TopicPartition(IMPORTED, 0), new OffsetAndMetadata(0)))
        .all()
        .get(10, TimeUnit.SECONDS);
  }

  private Schema schema(int number) throws Exception {
    if (!schemas.containsKey(number)) {
      URI uri = URI.create(registry.url() + "/schemas/ids/" + number);
      schemas.put(
          number, new Schema.Parser().parse(ask(HttpRequest.newBuilder(uri)).getString("schema")));
    }
    return schemas.get(number);
  }

  private JsonObject ask(HttpRequest.Builder request) throws Exception {
    var answer =
        http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return new JsonObject(answer.body());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SharpTopics.class.getResourceAsStream("/sharp/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    groups.close(Duration.ZERO);
    consumer.close(Duration.ZERO);
    producer.close(Duration.ZERO);
    registry.close();
    kafka.close();
  }
}
