package io.darkroom.kafkabridge.avro;

import io.darkroom.contract.Failure;
import java.nio.ByteBuffer;

/** Confluent's: a zero byte, the schema's id in four, and then the record. */
final class WireFormat {
  /** Bytes before the record = {@value}. */
  static final int HEAD = 5;

  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** The id of the schema that the message was written by; fails with INVALID_AVRO. */
  static int schemaId(byte[] message) {
    if (message.length < HEAD || message[0] != MAGIC) {
      throw Failure.INVALID_AVRO.with(
          "The message is not in Confluent's wire format: "
              + (message.length < HEAD
                  ? message.length + " bytes, needs at least " + HEAD
                  : "its first byte is " + message[0] + ", must be 0")
              + ".");
    }
    return ByteBuffer.wrap(message, 1, Integer.BYTES).getInt();
  }

  /** The message of a record in that schema's encoding. */
  static byte[] message(int schemaId, byte[] record) {
    return ByteBuffer.allocate(HEAD + record.length)
        .put(MAGIC)
        .putInt(schemaId)
        .put(record)
        .array();
  }
}
