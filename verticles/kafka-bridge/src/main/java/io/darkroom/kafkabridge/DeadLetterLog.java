package io.darkroom.kafkabridge;

import io.darkroom.bridge.Rejected;
import io.darkroom.contract.DoorTools.DeadLetter;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * The dead letters of a route. How far they were put back is what a group of its own has committed;
 * the letters stay in their topic.
 */
final class DeadLetterLog {
  /** What the name of the group ends in that remembers how far letters were put back = {@value}. */
  static final String REDRIVE = ".redrive";

  private final KafkaSession session;
  private final KafkaRoute route;

  DeadLetterLog(KafkaSession session, KafkaRoute route) {
    this.session = session;
    this.route = route;
  }

  /** Letters that were not put back, oldest first. */
  Future<List<ConsumerRecord<byte[], byte[]>>> read(int limit) {
    Future<Void> there = Future.succeededFuture();
    for (String topic : topics()) {
      there = there.compose(before -> session.topics().require(topic));
    }
    return there.compose(all -> blocking(reader -> reader.read(topics(), limit)));
  }

  /** Puts letters back to the topics that they came from, and says how many. */
  Future<Integer> redrive(int limit) {
    Map<TopicPartition, Long> done = new HashMap<>();
    return read(limit)
        .compose(
            letters -> {
              Future<Void> all = Future.succeededFuture();
              for (ConsumerRecord<byte[], byte[]> letter : letters) {
                all = all.compose(before -> putBack(letter, done));
              }
              // Also when one of them failed: those before it are not to be put back twice.
              return all.eventually(() -> blocking(reader -> reader.commit(done)))
                  .map(letters.size());
            });
  }

  /** A letter as it is listed. */
  static DeadLetter told(ConsumerRecord<byte[], byte[]> letter) {
    Map<String, String> headers = Texts.texts(letter.headers());
    String code = headers.get(Rejected.CODE);
    return new DeadLetter(
        id(letter),
        code == null ? null : code + ": " + headers.get(Rejected.REASON),
        Instant.ofEpochMilli(letter.timestamp()),
        body(letter.value()));
  }

  private Future<Void> putBack(
      ConsumerRecord<byte[], byte[]> letter, Map<TopicPartition, Long> done) {
    Map<String, String> headers = Texts.texts(letter.headers());
    if (headers.containsKey(DeadLetters.WITHOUT_VALUE)) {
      return Future.failedFuture(
          Failure.MESSAGE_TOO_LARGE.with(
              "The dead letter %s was too large to keep its value. What it was is at %s/%s/%s, unless the topic has dropped it. Move the group %s past the letter to go on."
                  .formatted(
                      id(letter),
                      headers.get(DeadLetters.TOPIC),
                      headers.get(DeadLetters.PARTITION),
                      headers.get(DeadLetters.OFFSET),
                      group())));
    }
    String topic = headers.getOrDefault(DeadLetters.TOPIC, route.from().get(0));
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, letter.key(), letter.value());
    for (Header header : letter.headers()) {
      if (!header.key().startsWith(DeadLetters.OURS)) {
        message.headers().add(header);
      }
    }
    return session
        .topics()
        .require(topic)
        .compose(there -> session.producing().send(message))
        .onSuccess(
            sent ->
                done.put(
                    new TopicPartition(letter.topic(), letter.partition()), letter.offset() + 1))
        .mapEmpty();
  }

  private <T> Future<T> blocking(Function<LogReader, T> what) {
    return session.reading(group(), topics().toString(), what);
  }

  /** The topics that they are in. */
  List<String> topics() {
    return route.from().stream().map(route::deadLetters).distinct().toList();
  }

  /** The group that remembers how far they were put back. */
  String group() {
    return route.group() + REDRIVE;
  }

  private static String id(ConsumerRecord<byte[], byte[]> letter) {
    return letter.topic() + "/" + letter.partition() + "/" + letter.offset();
  }

  private static String body(byte[] value) {
    if (value == null) {
      return "";
    }
    String text = Texts.text(value);
    return text == null ? "base64:" + Base64.getEncoder().encodeToString(value) : text;
  }
}
