package io.darkroom.kafkabridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.kafkabridge.avro.RegistryOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the Kafka bridge is told beside what all bridges are.
 *
 * @param servers where to begin to ask for the cluster, host:port
 * @param properties of Kafka's clients, as Kafka calls them
 * @param timeout longest wait for an answer, and for a message to be stored
 * @param registry where Avro's schemas are
 * @param topics how messages to topics are written; those not listed get JSON
 * @param partitions of topics that are set up; 0 for what the broker gives
 * @param replication of topics that are set up; 0 for what the broker gives
 */
record KafkaOptions(
    List<String> servers,
    Map<String, String> properties,
    Duration timeout,
    RegistryOptions registry,
    Map<String, TopicOptions> topics,
    int partitions,
    int replication) {
  private static final List<String> DEFAULT_SERVERS = List.of("127.0.0.1:9092");
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_PARTITIONS = 10_000;
  private static final int MOST_REPLICAS = 100;

  KafkaOptions {
    servers = List.copyOf(servers);
    properties = Map.copyOf(properties);
    topics = Map.copyOf(topics);
  }

  /** Reads Kafka's own keys of the section; what all bridges have is read by others. */
  static KafkaOptions read(Conf conf) {
    List<String> servers = Texts.listed(conf.texts("bootstrapServers", DEFAULT_SERVERS));
    if (servers.isEmpty()) {
      conf.complain(Failure.MISSING_FIELD, "bootstrapServers", "is empty, must be as kafka-1:9092");
    }
    Duration timeout = conf.duration("timeout", DEFAULT_TIMEOUT);
    if (timeout.toMillis() < 1_000 || timeout.compareTo(Duration.ofMinutes(2)) > 0) {
      conf.complain(Failure.INVALID_VALUE, "timeout", "must be between 1s and 2m");
      timeout = DEFAULT_TIMEOUT;
    }
    RegistryOptions registry = RegistryOptions.read(conf.section("registry"));
    Map<String, TopicOptions> topics = new LinkedHashMap<>();
    Conf listed = conf.section("topics");
    for (String topic : listed.keys()) {
      topics.put(topic, TopicOptions.read(topic, listed.section(topic), registry));
    }
    Conf made = conf.section("newTopics");
    return new KafkaOptions(
        servers,
        ClientProperties.read(conf),
        timeout,
        registry,
        topics,
        made.count("partitions", 0, 0, MOST_PARTITIONS),
        made.done(made.count("replication", 0, 0, MOST_REPLICAS)));
  }

  /** How messages to that topic are written. */
  TopicOptions topic(String name) {
    return topics.getOrDefault(name, TopicOptions.JSON);
  }
}
