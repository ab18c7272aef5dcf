package io.darkroom.kafkabridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer's part of a group's topics. All of it runs on one thread at a time, and blocks: it is
 * there that partitions come and go, in the middle of a poll.
 */
final class Subscription implements ConsumerRebalanceListener {
  /** Longest wait for messages. */
  static final Duration POLL = Duration.ofMillis(500);

  /** Longest wait in a poll that only keeps the membership: an accept may be waiting behind it. */
  static final Duration KEEP = Duration.ofMillis(50);

  /** After how much silence the broker is asked whether it is there: polls do not say. */
  static final Duration PROOF = Duration.ofSeconds(3);

  private static final Logger log = LoggerFactory.getLogger(Subscription.class);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ClusterId cluster = new ClusterId();
  private final Duration timeout;
  private final Map<TopicPartition, Progress> ours = new HashMap<>();
  private boolean holding;
  private long heardAt;

  private Subscription(Map<String, Object> properties, Duration timeout) {
    this.timeout = timeout;
    consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), cluster);
  }

  /** Joins; fails when a topic is not there, or nobody answers. */
  static Subscription open(
      Map<String, Object> properties, Collection<String> topics, Duration timeout) {
    Subscription subscription = new Subscription(properties, timeout);
    try {
      for (String topic : topics) {
        if (subscription.consumer.partitionsFor(topic, timeout).isEmpty()) {
          throw KafkaFailures.missing(topic, null);
        }
      }
      subscription.consumer.subscribe(topics, subscription);
      subscription.heardAt = System.nanoTime();
      return subscription;
    } catch (RuntimeException error) {
      subscription.close();
      throw error;
    }
  }

  /** What tells this cluster's messages from any other's. */
  String cluster() {
    return cluster.id();
  }

  /** Messages, in order within each partition; none when none came for a while. */
  List<Mark> poll() {
    commit();
    holding = false;
    consumer.resume(consumer.paused());
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
    hold();
    List<Mark> marks = new ArrayList<>(polled.count());
    for (ConsumerRecord<byte[], byte[]> message : polled) {
      Progress progress = ours.get(new TopicPartition(message.topic(), message.partition()));
      progress.hold(message.offset());
      marks.add(new Mark(message, progress));
    }
    prove(!marks.isEmpty());
    return marks;
  }

  /** Stays a member of the group while messages are held, and receives none. */
  void keep() {
    hold();
    ConsumerRecords<byte[], byte[]> unasked = consumer.poll(KEEP);
    for (TopicPartition partition : unasked.partitions()) {
      consumer.seek(partition, unasked.records(partition).get(0).offset());
    }
    commit();
  }

  /** Those whose partitions have not been taken away since they were polled. */
  List<Mark> stillOurs(List<Mark> marks) {
    return marks.stream().filter(this::isOurs).toList();
  }

  /** They are durable, or given up for good. Those that are no longer ours are left to others. */
  void settle(List<Mark> marks) {
    List<Mark> valid = stillOurs(marks);
    if (valid.size() < marks.size()) {
      log.atInfo()
          .addKeyValue("broker", KafkaBridgeVerticle.KIND)
          .addKeyValue("count", marks.size() - valid.size())
          .log("messages not acknowledged, their partitions were taken away; they come again");
    }
    valid.forEach(mark -> mark.progress().settle(mark.message().offset()));
    commit();
  }

  /** They will be polled again, by whoever has their partitions then. */
  void release(List<Mark> marks) {
    for (Mark mark : stillOurs(marks)) {
      mark.progress().release(mark.message().offset());
      consumer.seek(mark.partition(), mark.progress().next());
    }
  }

  /** Leaves the group, with everything committed that is settled. */
  void close() {
    consumer.close(timeout);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> ours.put(partition, new Progress()));
    if (holding) {
      consumer.pause(partitions);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    try {
      commit();
    } catch (KafkaException error) {
      notCommitted(error);
    }
    partitions.forEach(ours::remove);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    log.atWarn()
        .addKeyValue("broker", KafkaBridgeVerticle.KIND)
        .addKeyValue("partitions", partitions)
        .log("partitions lost, the group went on without this consumer");
    partitions.forEach(ours::remove);
  }

  private void hold() {
    holding = true;
    consumer.pause(consumer.assignment());
  }

  private boolean isOurs(Mark mark) {
    return ours.get(mark.partition()) == mark.progress();
  }

  /** Commits what is settled; what cannot be while the group changes is when it has. */
  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> due =
        ours.entrySet().stream()
            .filter(entry -> entry.getValue().due())
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue().durable())));
    if (due.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(due, timeout);
      due.forEach((partition, offset) -> ours.get(partition).committed(offset.offset()));
      heardAt = System.nanoTime();
    } catch (RebalanceInProgressException | CommitFailedException error) {
      notCommitted(error);
    }
  }

  private static void notCommitted(KafkaException error) {
    log.atInfo()
        .addKeyValue("broker", KafkaBridgeVerticle.KIND)
        .log("offsets not committed, the group changes: {}", error.getMessage());
  }

  private void prove(boolean heard) {
    long now = System.nanoTime();
    if (heard) {
      heardAt = now;
    } else if (!ours.isEmpty() && now - heardAt > PROOF.toNanos()) {
      consumer.endOffsets(ours.keySet(), timeout);
      heardAt = System.nanoTime();
    }
  }
}
