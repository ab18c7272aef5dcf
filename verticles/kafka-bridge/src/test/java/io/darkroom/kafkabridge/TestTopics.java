package io.darkroom.kafkabridge;

import io.darkroom.contract.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a test does with topics behind the bridge's back, with Kafka's own clients. */
final class TestTopics implements AutoCloseable {
  private final KafkaServer server;
  private final KafkaProducer<byte[], byte[]> producer;

  TestTopics(KafkaServer server) {
    this.server = server;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", server.servers(), "reconnect.backoff.max.ms", 200),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** A name that no other test has. */
  static String name(String what) {
    return what + "-" + Ids.next();
  }

  String create(String topic, int partitions) {
    NewTopic made = new NewTopic(topic, Optional.of(partitions), Optional.empty());
    get(() -> server.admin().createTopics(List.of(made)).all().get(30, TimeUnit.SECONDS));
    return topic;
  }

  RecordMetadata send(ProducerRecord<byte[], byte[]> message) {
    return get(() -> producer.send(message).get(30, TimeUnit.SECONDS));
  }

  RecordMetadata send(String topic, String value) {
    return send(new ProducerRecord<>(topic, Texts.bytes(value)));
  }

  /** All that there is in a topic, in the order of time. */
  List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", server.servers(), "allow.auto.create.topics", false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())
          && System.nanoTime() < until) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      all.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
      return all;
    }
  }

  /** Where a group has committed that it is. */
  Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        get(
            () ->
                server
                    .admin()
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS));
    Map<TopicPartition, Long> committed = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            committed.put(partition, offset.offset());
          }
        });
    return committed;
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }

  private interface Call<T> {
    T run() throws InterruptedException, ExecutionException, TimeoutException;
  }

  private static <T> T get(Call<T> call) {
    try {
      return call.run();
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(error);
    } catch (ExecutionException | TimeoutException error) {
      throw new IllegalStateException(error);
    }
  }
}
