package io.darkroom.kafkabridge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what is in topics from where a group has got to, without being one of the group. Blocks;
 * used by one thread.
 */
final class LogReader implements AutoCloseable {
  /** Messages polled at once = {@value}. */
  static final int AT_ONCE = 500;

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Duration timeout;

  LogReader(Map<String, Object> properties, Duration timeout) {
    this.timeout = timeout;
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The oldest messages, in the order of time as far as partitions are. */
  List<ConsumerRecord<byte[], byte[]>> read(List<String> topics, int limit) {
    Set<TopicPartition> partitions = partitions(topics);
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, timeout);
    Map<TopicPartition, Long> places = places(partitions);
    Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
    Set<TopicPartition> open = new HashSet<>();
    for (TopicPartition partition : partitions) {
      found.put(partition, new ArrayDeque<>());
      consumer.seek(partition, places.get(partition));
      if (places.get(partition) < ends.get(partition)) {
        open.add(partition);
      }
    }
    collect(found, open, ends, limit);
    return oldest(found, limit);
  }

  /** How many messages of a topic come after where the group has got to. */
  long behind(String topic) {
    Set<TopicPartition> partitions = partitions(List.of(topic));
    Map<TopicPartition, Long> places = places(partitions);
    return consumer.endOffsets(partitions, timeout).entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - places.get(end.getKey())))
        .sum();
  }

  private Set<TopicPartition> partitions(List<String> topics) {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic, timeout).stream())
        .map(one -> new TopicPartition(one.topic(), one.partition()))
        .collect(Collectors.toSet());
  }

  /** Where the group has got to; where it has not begun, or what was next is gone, the oldest. */
  private Map<TopicPartition, Long> places(Set<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, timeout);
    Map<TopicPartition, Long> places = new HashMap<>();
    consumer
        .beginningOffsets(partitions, timeout)
        .forEach(
            (partition, begin) -> {
              OffsetAndMetadata at = committed.get(partition);
              places.put(partition, Math.max(begin, at == null ? 0 : at.offset()));
            });
    return places;
  }

  /** The group has got to there. */
  Void commit(Map<TopicPartition, Long> offsets) {
    if (!offsets.isEmpty()) {
      consumer.commitSync(
          offsets.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue()))),
          timeout);
    }
    return null;
  }

  @Override
  public void close() {
    consumer.close(timeout);
  }

  private void collect(
      Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> found,
      Set<TopicPartition> open,
      Map<TopicPartition, Long> ends,
      int limit) {
    long heardAt = System.nanoTime();
    while (!open.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        heardAt = System.nanoTime();
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        if (found.get(partition).size() < limit) {
          found.get(partition).add(message);
        }
      }
      open.removeIf(
          partition ->
              found.get(partition).size() >= limit
                  || consumer.position(partition, timeout) >= ends.get(partition));
      if (System.nanoTime() - heardAt > timeout.toNanos()) {
        throw new TimeoutException("no dead letters came for " + timeout);
      }
    }
  }

  /** Of the partitions' next ones always the oldest, so that of each a beginning is taken. */
  private static List<ConsumerRecord<byte[], byte[]>> oldest(
      Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> found, int limit) {
    List<ConsumerRecord<byte[], byte[]>> oldest = new ArrayList<>();
    while (oldest.size() < limit) {
      Deque<ConsumerRecord<byte[], byte[]>> next =
          found.values().stream()
              .filter(waiting -> !waiting.isEmpty())
              .min(Comparator.comparingLong(waiting -> waiting.peek().timestamp()))
              .orElse(null);
      if (next == null) {
        break;
      }
      oldest.add(next.poll());
    }
    return oldest;
  }
}
