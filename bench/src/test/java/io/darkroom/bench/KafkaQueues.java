package io.darkroom.bench;

import io.darkroom.kafkabridge.KafkaServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Apache Kafka, in a process of its own, and its own clients. */
final class KafkaQueues implements Queues {
  private static final int MOST = 100;
  private static final Duration POLL = Duration.ofMillis(500);

  private final Path folder;
  private final KafkaServer server;
  private final KafkaProducer<byte[], byte[]> producer;

  KafkaQueues() throws IOException {
    folder = Files.createTempDirectory("darkroom-bench-kafka");
    server = new KafkaServer(folder, BenchHome.path().resolve("../verticles"));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", server.servers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public String name() {
    return "Apache Kafka";
  }

  @Override
  public String kind() {
    return "kafka";
  }

  @Override
  public JsonObject section(String queue) {
    JsonObject route = new JsonObject().put("from", queue).put("group", queue);
    return new JsonObject()
        .put("bootstrapServers", server.servers())
        .put("routes", new JsonObject().put("in", route));
  }

  @Override
  public void create(String queue) {
    NewTopic topic = new NewTopic(queue, Optional.of(1), Optional.empty());
    Future.fromCompletionStage(
            server.admin().createTopics(List.of(topic)).all().toCompletionStage())
        .await();
  }

  @Override
  public int batch() {
    return MOST;
  }

  @Override
  public Future<?> send(String queue, List<String> bodies) {
    return Future.all(bodies.stream().map(body -> send(queue, body)).toList());
  }

  private Future<RecordMetadata> send(String queue, String body) {
    Promise<RecordMetadata> sent = Promise.promise();
    producer.send(
        new ProducerRecord<>(queue, body.getBytes(StandardCharsets.UTF_8)),
        (metadata, error) -> {
          if (error == null) {
            sent.complete(metadata);
          } else {
            sent.fail(error);
          }
        });
    return sent.future();
  }

  @Override
  public void drain(String queue, Stretch stretch) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                server.servers(),
                "group.id",
                queue,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                MOST),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(queue));
      while (!stretch.isOver()) {
        int polled = consumer.poll(POLL).count();
        if (polled > 0) {
          consumer.commitSync();
          stretch.done(polled);
        }
      }
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    server.close();
    BenchNode.remove(folder);
  }
}
