package io.darkroom.kafkabridge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.producer.KafkaWriteStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends messages, in order within each partition, until all in-sync replicas have them, within a
 * bounded time. Used on one context.
 */
final class Producing {
  private final Vertx vertx;
  private final ClientProperties properties;
  private final Duration timeout;
  private Future<KafkaWriteStream<byte[], byte[]>> producer;

  Producing(Vertx vertx, ClientProperties properties, Duration timeout) {
    this.vertx = vertx;
    this.properties = properties;
    this.timeout = timeout;
  }

  /** Where it is stored; fails as {@link KafkaFailures} says. */
  Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
    Future<KafkaWriteStream<byte[], byte[]>> with = producer();
    return with.compose(stream -> stream.send(message))
        // Waiting for the topic's partitions, and then for the replicas.
        .timeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS)
        .recover(
            error -> {
              if (isBroken(KafkaFailures.unwrapped(error))) {
                renew(with);
              }
              return Future.failedFuture(KafkaFailures.of(late(error), message.topic()));
            });
  }

  Future<Void> close() {
    return close(producer);
  }

  /** Made when first asked for: making one looks up names, and blocks. */
  private Future<KafkaWriteStream<byte[], byte[]>> producer() {
    if (producer == null || producer.failed()) {
      producer =
          vertx
              .executeBlocking(
                  () ->
                      new KafkaProducer<>(
                          properties.producer(),
                          new ByteArraySerializer(),
                          new ByteArraySerializer()))
              .map(
                  made ->
                      KafkaWriteStream.create(vertx, made)
                          // Each failure comes back from its own send.
                          .exceptionHandler(told -> {}));
    }
    return producer;
  }

  /** A producer that gave up, and says so to every further message: a new one may do. */
  private static boolean isBroken(Throwable error) {
    return error instanceof AuthenticationException
        || error instanceof AuthorizationException
        || error instanceof IllegalStateException
        || (error instanceof KafkaException && !(error instanceof ApiException));
  }

  private void renew(Future<KafkaWriteStream<byte[], byte[]>> broken) {
    if (producer == broken) {
      producer = null;
      close(broken);
    }
  }

  private Future<Void> close(Future<KafkaWriteStream<byte[], byte[]>> open) {
    return open == null
        ? Future.succeededFuture()
        : open.compose(stream -> stream.close(timeout.toMillis())).otherwiseEmpty();
  }

  /** What Vert.x's own timeout amounts to. */
  private static Throwable late(Throwable error) {
    return error instanceof java.util.concurrent.TimeoutException
        ? new org.apache.kafka.common.errors.TimeoutException("no answer in time", error)
        : error;
  }
}
