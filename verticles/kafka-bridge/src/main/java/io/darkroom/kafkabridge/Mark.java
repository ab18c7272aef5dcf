package io.darkroom.kafkabridge;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A message in hand.
 *
 * @param message as polled
 * @param progress of its partition when it was: another one once the partition was taken away
 */
record Mark(ConsumerRecord<byte[], byte[]> message, Progress progress) {
  TopicPartition partition() {
    return new TopicPartition(message.topic(), message.partition());
  }
}
