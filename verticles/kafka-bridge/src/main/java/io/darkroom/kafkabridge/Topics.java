package io.darkroom.kafkabridge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/**
 * Which topics there are. Asked before the first message to one, since a producer's own asking
 * makes a topic that is missing, on brokers that let it. Used on one context.
 */
final class Topics {
  /** How long a topic that was there is taken to be. */
  static final Duration KNOWN_FOR = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final ClientProperties properties;
  private final Map<String, Long> seen = new HashMap<>();
  private Future<Admin> admin;

  Topics(Vertx vertx, ClientProperties properties) {
    this.vertx = vertx;
    this.properties = properties;
  }

  /** Completes if the topic is there; fails with QUEUE_NOT_FOUND, BROKER_UNAVAILABLE. */
  Future<Void> require(String topic) {
    Long at = seen.get(topic);
    if (at != null && System.nanoTime() - at < KNOWN_FOR.toNanos()) {
      return Future.succeededFuture();
    }
    return ask(topic, client -> client.describeTopics(List.of(topic)).allTopicNames())
        .onSuccess(found -> seen.put(topic, System.nanoTime()))
        .mapEmpty();
  }

  /** Makes it; fails with the cause TopicExistsException if it is there. */
  Future<Void> create(NewTopic topic) {
    return ask(topic.name(), client -> client.createTopics(List.of(topic)).all());
  }

  Future<Void> close() {
    return admin == null
        ? Future.succeededFuture()
        : admin
            .compose(
                client ->
                    vertx.executeBlocking(
                        () -> {
                          client.close(Duration.ZERO);
                          return null;
                        }))
            .otherwiseEmpty()
            .mapEmpty();
  }

  private <T> Future<T> ask(String topic, Function<Admin, KafkaFuture<T>> question) {
    return admin()
        .compose(
            client ->
                Future.fromCompletionStage(
                    question.apply(client).toCompletionStage(), vertx.getOrCreateContext()))
        .recover(error -> Future.failedFuture(KafkaFailures.of(error, topic)));
  }

  /** Made when first asked for: making one looks up names, and blocks. */
  private Future<Admin> admin() {
    if (admin == null || admin.failed()) {
      admin = vertx.executeBlocking(() -> Admin.create(properties.admin()));
    }
    return admin;
  }
}
