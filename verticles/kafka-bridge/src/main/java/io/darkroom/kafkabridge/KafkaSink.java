package io.darkroom.kafkabridge;

import io.darkroom.bridge.Outgoing;
import io.darkroom.bridge.Sink;
import io.darkroom.contract.DarkroomException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends messages to topics, each as its topic wants it. */
final class KafkaSink implements Sink {
  private static final TopicWriter JSON = TopicWriter.json();

  /** A message's record, or why there is none. */
  private record Written(ProducerRecord<byte[], byte[]> record, DarkroomException failure) {}

  private final KafkaOptions options;
  private final Map<String, TopicWriter> writers;
  private final Topics topics;
  private final Producing producing;

  /**
   * Sends to topics.
   *
   * @param writers of the topics that do not get JSON
   */
  KafkaSink(
      KafkaOptions options, Map<String, TopicWriter> writers, Topics topics, Producing producing) {
    this.options = options;
    this.writers = writers;
    this.topics = topics;
    this.producing = producing;
  }

  @Override
  public Future<List<DarkroomException>> send(List<Outgoing> messages) {
    // Written one after the other, so that a schema that is asked for does not reorder them.
    Future<List<Written>> all = Future.succeededFuture(new ArrayList<>());
    Map<String, DarkroomException> closed = new HashMap<>();
    for (Outgoing message : messages) {
      all =
          all.compose(
              before ->
                  write(message, closed)
                      .map(
                          written -> {
                            before.add(written);
                            return before;
                          }));
    }
    return all.compose(this::produce);
  }

  /** What sources and sink share is the broker's to close. */
  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  /**
   * Writes a message.
   *
   * @param closed topics that cannot be written to now: what follows is not tried, lest it overtake
   */
  private Future<Written> write(Outgoing message, Map<String, DarkroomException> closed) {
    String topic = message.address();
    if (closed.containsKey(topic)) {
      return Future.succeededFuture(new Written(null, closed.get(topic)));
    }
    return topics
        .require(topic)
        .compose(there -> writers.getOrDefault(topic, JSON).write(message.body()))
        .map(value -> new Written(record(message, value), null))
        .otherwise(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              if (failure.failure().retryable()) {
                closed.put(topic, failure);
              }
              return new Written(null, failure);
            });
  }

  private Future<List<DarkroomException>> produce(List<Written> written) {
    List<Future<DarkroomException>> sent = written.stream().map(this::produce).toList();
    return Future.join(sent).map(all -> sent.stream().map(Future::result).toList());
  }

  private Future<DarkroomException> produce(Written written) {
    return written.failure() != null
        ? Future.succeededFuture(written.failure())
        : producing
            .send(written.record())
            .<DarkroomException>map(stored -> null)
            .otherwise(DarkroomException::of);
  }

  private ProducerRecord<byte[], byte[]> record(Outgoing message, byte[] value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(message.address(), Texts.bytes(key(message)), value);
    message.headers().forEach((name, text) -> record.headers().add(name, Texts.bytes(text)));
    return record;
  }

  private String key(Outgoing message) {
    return switch (options.topic(message.address()).key()) {
      case MESSAGE -> message.key();
      case JOB -> message.headers().get(Outgoing.JOB);
      case UUID -> UUID.nameUUIDFromBytes(Texts.bytes(message.id())).toString();
    };
  }
}
