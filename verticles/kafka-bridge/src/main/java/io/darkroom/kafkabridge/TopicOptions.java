package io.darkroom.kafkabridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.kafkabridge.avro.RegistryOptions;

/**
 * How messages to a topic are written.
 *
 * @param codec JSON or Avro
 * @param schema a file with the schema; null for the subject's newest
 * @param subject under which the registry has the schema
 * @param register whether to register the file's schema where the registry does not have it
 * @param key what a message's key is
 */
record TopicOptions(CodecName codec, String schema, String subject, boolean register, Key key) {
  /** What a message's key is. */
  enum Key {
    /** The key of the message that asked for the job; none if that had none. */
    MESSAGE,
    /** The job's id. */
    JOB,
    /** A UUID for each delivery, the same over all its tries. */
    UUID
  }

  /** Of a topic that is not listed. */
  static final TopicOptions JSON = new TopicOptions(CodecName.JSON, null, null, false, Key.MESSAGE);

  static TopicOptions read(String topic, Conf conf, RegistryOptions registry) {
    TopicOptions options =
        new TopicOptions(
            conf.choice("codec", CodecName.class, CodecName.JSON),
            conf.text("schema", null),
            conf.text("subject", subject(topic)),
            conf.flag("register", true),
            conf.choice("key", Key.class, Key.MESSAGE));
    if (options.codec == CodecName.AVRO && registry.url() == null) {
      conf.complain(Failure.MISSING_FIELD, "codec", "is avro, which needs registry.url");
    }
    return conf.done(options);
  }

  /** The subject that Confluent's clients use for a topic's values by default. */
  static String subject(String topic) {
    return topic + "-value";
  }
}
