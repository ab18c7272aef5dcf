package io.darkroom.kafkabridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics, and says of each what it did. What is there is left as it is. */
final class KafkaSetUp {
  /** Dead letters are kept until somebody removes them, and may be larger than what they were. */
  private static final Map<String, String> DEAD_LETTERS =
      Map.of(
          TopicConfig.RETENTION_MS_CONFIG,
          "-1",
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          String.valueOf(ClientProperties.MAX_REQUEST));

  private final KafkaSession session;

  KafkaSetUp(KafkaSession session) {
    this.session = session;
  }

  /** Makes the topics of routes with their dead-letter topics, and those that are sent to. */
  Future<List<String>> run(List<String> targets) {
    Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
    for (KafkaRoute route : session.routes().values()) {
      for (String topic : route.from()) {
        wanted.put(topic, Map.of());
        wanted.put(route.deadLetters(topic), DEAD_LETTERS);
      }
    }
    targets.forEach(topic -> wanted.putIfAbsent(topic, Map.of()));
    session.options().topics().keySet().forEach(topic -> wanted.putIfAbsent(topic, Map.of()));
    Future<List<String>> all = Future.succeededFuture(new ArrayList<>());
    for (Map.Entry<String, Map<String, String>> one : wanted.entrySet()) {
      all =
          all.compose(
              said ->
                  topic(one.getKey(), one.getValue())
                      .map(
                          line -> {
                            said.add(line);
                            return said;
                          }));
    }
    return all;
  }

  private Future<String> topic(String name, Map<String, String> config) {
    return session
        .topics()
        .require(name)
        .map(there -> "topic " + name + " found")
        .recover(
            error ->
                DarkroomException.of(error).failure() == Failure.QUEUE_NOT_FOUND
                    ? make(name, config)
                    : Future.failedFuture(error));
  }

  private Future<String> make(String name, Map<String, String> config) {
    KafkaOptions options = session.options();
    NewTopic topic =
        new NewTopic(
                name,
                given(options.partitions()),
                given(options.replication()).map(Integer::shortValue))
            .configs(config);
    return session
        .topics()
        .create(topic)
        .map(made -> "topic " + name + " made")
        .recover(
            error ->
                error.getCause() instanceof TopicExistsException
                    ? Future.succeededFuture("topic " + name + " found")
                    : Future.failedFuture(error));
  }

  /** Empty for what the brokers give. */
  private static Optional<Integer> given(int count) {
    return count == 0 ? Optional.empty() : Optional.of(count);
  }
}
