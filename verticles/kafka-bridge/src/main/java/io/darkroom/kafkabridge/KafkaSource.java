package io.darkroom.kafkabridge;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.bridge.Source;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * One member of a consumer group. A message's identity is {@code cluster/topic/partition/offset}
 * and its timestamp, which tells it from the one that is at that offset after the topic was made
 * anew.
 */
final class KafkaSource implements Source {
  /** How often a batch that is held is kept. */
  static final Duration KEEP_EVERY = Duration.ofMillis(500);

  private final KafkaBroker broker;
  private final KafkaRoute route;
  private final Codec codec;
  private final WorkerExecutor thread;
  // Of that thread alone.
  private Subscription subscription;
  private boolean keeping;

  KafkaSource(KafkaBroker broker, KafkaRoute route, Codec codec, WorkerExecutor thread) {
    this.broker = broker;
    this.route = route;
    this.codec = codec;
    this.thread = thread;
  }

  @Override
  public Future<List<Incoming>> receive(int most) {
    return on(
        () -> {
          try {
            if (subscription == null) {
              subscription = broker.subscribe(route, most);
            }
            return subscription.poll().stream().map(this::incoming).toList();
          } catch (org.apache.kafka.common.errors.TimeoutException error) {
            // It may be heard of again; the membership outlasts that.
            throw error;
          } catch (KafkaException error) {
            // A consumer that has failed otherwise may not recover; a new one does.
            leave();
            throw error;
          }
        });
  }

  @Override
  public Future<JsonObject> decode(Incoming message) {
    return codec.read(message.body().getBytes());
  }

  @Override
  public Future<Void> accept(List<Incoming> messages) {
    return settle(marks(messages));
  }

  @Override
  public Future<Void> reject(List<Rejected> messages) {
    List<Mark> marks = messages.stream().map(one -> mark(one.message())).toList();
    return on(() -> subscription.stillOurs(marks))
        .compose(
            ours ->
                broker
                    .deadLetters()
                    .send(
                        messages.stream()
                            .filter(one -> ours.contains(mark(one.message())))
                            .toList(),
                        route)
                    .compose(sent -> settle(ours)));
  }

  @Override
  public Future<Void> release(List<Incoming> messages) {
    List<Mark> marks = marks(messages);
    return on(
        () -> {
          subscription.release(marks);
          return null;
        });
  }

  @Override
  public Duration keepEvery() {
    return KEEP_EVERY;
  }

  @Override
  public Future<Void> keep(List<Incoming> messages) {
    if (keeping) {
      // One that takes long, as while Kafka is away, must not pile up others before an accept.
      return Future.succeededFuture();
    }
    keeping = true;
    return this.<Void>on(
            () -> {
              subscription.keep();
              return null;
            })
        .onComplete(kept -> keeping = false);
  }

  /** Polls are short: there is nothing to be done. */
  @Override
  public void stop() {}

  @Override
  public Future<Void> close() {
    return on(() -> {
          leave();
          return null;
        })
        .eventually(thread::close)
        .mapEmpty();
  }

  private Future<Void> settle(List<Mark> marks) {
    return on(
        () -> {
          subscription.settle(marks);
          return null;
        });
  }

  private void leave() {
    Subscription left = subscription;
    subscription = null;
    if (left != null) {
      left.close();
    }
  }

  private <T> Future<T> on(Callable<T> what) {
    return thread
        .executeBlocking(what)
        .recover(
            error -> Future.failedFuture(KafkaFailures.of(error, String.join(",", route.from()))));
  }

  private Incoming incoming(Mark mark) {
    ConsumerRecord<byte[], byte[]> message = mark.message();
    byte[] value = message.value();
    String id =
        "%s/%s/%d/%d@%d"
            .formatted(
                subscription.cluster(),
                message.topic(),
                message.partition(),
                message.offset(),
                message.timestamp());
    return new Incoming(
        id,
        value == null ? Buffer.buffer() : Buffer.buffer(value),
        Texts.text(message.key()),
        Texts.texts(message.headers()),
        mark);
  }

  private static List<Mark> marks(List<Incoming> messages) {
    return messages.stream().map(KafkaSource::mark).toList();
  }

  private static Mark mark(Incoming message) {
    return (Mark) message.handle();
  }
}
