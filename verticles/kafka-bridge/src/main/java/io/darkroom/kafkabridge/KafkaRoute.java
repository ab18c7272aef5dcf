package io.darkroom.kafkabridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.kafkabridge.avro.RegistryOptions;
import java.util.List;

/**
 * Kafka's own keys of a route.
 *
 * @param from the topics
 * @param group the consumer group; one message is read by one consumer of a group
 * @param deadLetters the topic that gets what can never become a job; null for one beside each
 *     topic
 * @param codec what messages are written in
 * @param schema a file with the schema that Avro messages are read as; null for as they were
 *     written
 */
record KafkaRoute(
    List<String> from, String group, String deadLetters, CodecName codec, String schema) {
  /** Default group = {@value}. */
  static final String DEFAULT_GROUP = "darkroom";

  /** What the name of a topic beside ends in = {@value}. */
  static final String DEAD_LETTERS = ".dead-letters";

  KafkaRoute {
    from = List.copyOf(from);
  }

  /** Reads them; the rest of the route is read by others. */
  static KafkaRoute read(Conf conf, RegistryOptions registry) {
    List<String> from = Texts.listed(conf.texts("from", List.of()));
    if (from.isEmpty()) {
      conf.complain(Failure.MISSING_FIELD, "from", "is missing, must name one topic or several");
    }
    KafkaRoute options =
        new KafkaRoute(
            from,
            conf.text("group", DEFAULT_GROUP),
            conf.text("deadLetters", null),
            conf.choice("codec", CodecName.class, CodecName.JSON),
            conf.text("schema", null));
    if (options.codec == CodecName.AVRO && registry.url() == null) {
      conf.complain(
          Failure.MISSING_FIELD, "codec", "is avro, which needs kafka-bridge.registry.url");
    }
    if (options.deadLetters != null && options.from.contains(options.deadLetters)) {
      conf.complain(
          Failure.INVALID_VALUE, "deadLetters", "must be another topic than the route reads");
    }
    return options;
  }

  /** The topic that gets what is given up of that one. */
  String deadLetters(String topic) {
    return deadLetters == null ? topic + DEAD_LETTERS : deadLetters;
  }
}
