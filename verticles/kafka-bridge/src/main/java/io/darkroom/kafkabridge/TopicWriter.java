package io.darkroom.kafkabridge;

import io.darkroom.contract.Failure;
import io.darkroom.kafkabridge.avro.AvroWriter;
import io.darkroom.kafkabridge.avro.SchemaFile;
import io.darkroom.kafkabridge.avro.SchemaRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** Writes a topic's messages. */
interface TopicWriter {
  /** The message's bytes; fails as {@link AvroWriter#write} does. */
  Future<byte[]> write(JsonObject message);

  /** JSON as it is. */
  static TopicWriter json() {
    return message -> Future.succeededFuture(message.toBuffer().getBytes());
  }

  /**
   * As the options say; fails with INVALID_CONFIGURATION if they name a schema that cannot be read.
   *
   * @param key of the options, for what is said about them
   * @param exact whether a field that an Avro schema does not have is refused, and not left out
   */
  static Future<TopicWriter> open(
      Vertx vertx, SchemaRegistry registry, String key, TopicOptions options, boolean exact) {
    if (options.codec() == CodecName.JSON) {
      return Future.succeededFuture(json());
    }
    if (registry == null) {
      return Future.failedFuture(
          Failure.INVALID_CONFIGURATION.with(key + " needs kafka-bridge.registry.url."));
    }
    if (options.schema() == null) {
      return Future.succeededFuture(AvroWriter.latest(registry, options.subject(), exact)::write);
    }
    return SchemaFile.read(vertx, key + ".schema", options.schema())
        .map(
            schema ->
                AvroWriter.of(registry, options.subject(), schema, options.register(), exact)
                    ::write);
  }
}
