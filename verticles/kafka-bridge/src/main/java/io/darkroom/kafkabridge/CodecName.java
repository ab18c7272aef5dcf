package io.darkroom.kafkabridge;

/** What messages are written in. */
enum CodecName {
  /** A JSON object in UTF-8. */
  JSON,
  /** A record of Avro in Confluent's wire format. */
  AVRO
}
