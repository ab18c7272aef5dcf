package io.darkroom.kafkabridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Nearest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What Kafka's clients are told: what makes the bridge's promises, which nobody can change; what
 * the configuration says under {@code properties}; and under that, defaults.
 */
final class ClientProperties {
  /** Largest message that is sent; brokers have a limit of their own, of 1 MB unless told. */
  static final int MAX_REQUEST = 16 << 20;

  /** What the bridge itself decides. */
  private static final Set<String> OURS =
      Set.of(
          ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
          ConsumerConfig.GROUP_ID_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);

  private final KafkaOptions options;

  ClientProperties(KafkaOptions options) {
    this.options = options;
  }

  /** Reads {@code properties}, complaining about what no client of Kafka knows. */
  static Map<String, String> read(Conf conf) {
    JsonObject given = conf.object("properties");
    Set<String> known = new TreeSet<>(ConsumerConfig.configNames());
    known.addAll(ProducerConfig.configNames());
    known.addAll(AdminClientConfig.configNames());
    Map<String, String> properties = new HashMap<>();
    for (String name : given.fieldNames()) {
      if (OURS.contains(name)) {
        conf.complain(
            Failure.INVALID_VALUE, "properties", "has " + name + ", which the bridge sets itself");
      } else if (!known.contains(name)) {
        String nearest = Nearest.of(name, known);
        conf.complain(
            Failure.UNKNOWN_FIELD,
            "properties",
            "has "
                + name
                + ", which Kafka's clients do not know"
                + (nearest == null ? "" : "; did you mean " + nearest + "?"));
      } else if (given.getValue(name) != null) {
        properties.put(name, given.getValue(name).toString());
      }
    }
    return properties;
  }

  /** Of a consumer of that group that gives so many messages at once. */
  Map<String, Object> consumer(String group, int most) {
    Map<String, Object> all = under(ConsumerConfig.configNames());
    all.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, most);
    return all;
  }

  /** Of a producer. */
  Map<String, Object> producer() {
    Map<String, Object> all = under(ProducerConfig.configNames());
    int timeout = (int) options.timeout().toMillis();
    all.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST);
    all.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
    return all;
  }

  /** Of an admin client. */
  Map<String, Object> admin() {
    return under(AdminClientConfig.configNames());
  }

  private Map<String, Object> under(Set<String> names) {
    int timeout = (int) options.timeout().toMillis();
    Map<String, Object> all = new HashMap<>(options.properties());
    all.keySet().retainAll(names);
    all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, String.join(",", options.servers()));
    all.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "darkroom");
    // Half of the time, so that what is lost on the way can be asked for once more.
    all.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
    all.putIfAbsent(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    if (names.contains(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG)) {
      all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    }
    return all;
  }
}
