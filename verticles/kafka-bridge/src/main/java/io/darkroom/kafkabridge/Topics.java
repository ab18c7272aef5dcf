package io.darkroom.kafkabridge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.admin.KafkaAdminClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClient;

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
  private Future<KafkaAdminClient> admin;

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
    return admin()
        .compose(client -> client.describeTopics(List.of(topic)))
        .onSuccess(found -> seen.put(topic, System.nanoTime()))
        .recover(error -> Future.failedFuture(KafkaFailures.of(error, topic)))
        .mapEmpty();
  }

  /** The admin client, made when first asked for: making one looks up names, and blocks. */
  Future<KafkaAdminClient> admin() {
    if (admin == null || admin.failed()) {
      admin =
          vertx
              .executeBlocking(() -> AdminClient.create(properties.admin()))
              .map(client -> KafkaAdminClient.create(vertx, client));
    }
    return admin;
  }

  Future<Void> close() {
    return admin == null
        ? Future.succeededFuture()
        : admin.compose(KafkaAdminClient::close).otherwiseEmpty();
  }
}
