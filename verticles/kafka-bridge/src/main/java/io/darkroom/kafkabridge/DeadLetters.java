package io.darkroom.kafkabridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkroom.bridge.Rejected;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Puts what can never become a job into a topic of its own: key, value and headers as they were,
 * and headers that say why, and where it was.
 */
final class DeadLetters {
  /** Headers of ours begin with = {@value}. */
  static final String OURS = "darkroom-";

  /** Header with the topic it was in = {@value}. */
  static final String TOPIC = "darkroom-topic";

  /** Header with its partition = {@value}. */
  static final String PARTITION = "darkroom-partition";

  /** Header with its offset = {@value}. */
  static final String OFFSET = "darkroom-offset";

  /** Header with its timestamp, in milliseconds = {@value}. */
  static final String TIMESTAMP = "darkroom-timestamp";

  /** Header that says that the value was left out, being too large = {@value}. */
  static final String WITHOUT_VALUE = "darkroom-without-value";

  private final Topics topics;
  private final Producing producing;

  DeadLetters(Topics topics, Producing producing) {
    this.topics = topics;
    this.producing = producing;
  }

  /** Completes when all are stored; fails if one is not, and then they are to be sent again. */
  Future<Void> send(List<Rejected> messages, KafkaRoute route) {
    Future<Void> all = Future.succeededFuture();
    for (Rejected one : messages) {
      all = all.compose(before -> send(one, route));
    }
    return all;
  }

  private Future<Void> send(Rejected rejected, KafkaRoute route) {
    ConsumerRecord<byte[], byte[]> message = ((Mark) rejected.message().handle()).message();
    String topic = route.deadLetters(message.topic());
    return topics
        .require(topic)
        .compose(there -> producing.send(letter(topic, rejected, message, true)))
        .recover(
            error ->
                DarkroomException.of(error).failure() == Failure.MESSAGE_TOO_LARGE
                    ? producing.send(letter(topic, rejected, message, false))
                    : Future.failedFuture(error))
        .mapEmpty();
  }

  private static ProducerRecord<byte[], byte[]> letter(
      String topic, Rejected rejected, ConsumerRecord<byte[], byte[]> message, boolean whole) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, message.key(), whole ? message.value() : null);
    Headers headers = letter.headers();
    for (Header header : message.headers()) {
      if (!header.key().startsWith(OURS)) {
        headers.add(header);
      }
    }
    add(headers, Rejected.CODE, rejected.fault().failure().name());
    add(headers, Rejected.REASON, rejected.reason());
    add(headers, TOPIC, message.topic());
    add(headers, PARTITION, Integer.toString(message.partition()));
    add(headers, OFFSET, Long.toString(message.offset()));
    add(headers, TIMESTAMP, Long.toString(message.timestamp()));
    if (!whole) {
      add(headers, WITHOUT_VALUE, "true");
    }
    return letter;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
