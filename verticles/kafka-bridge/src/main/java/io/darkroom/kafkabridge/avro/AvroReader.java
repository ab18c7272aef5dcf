package io.darkroom.kafkabridge.avro;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads messages in Confluent's wire format as JSON. */
public final class AvroReader {
  private final SchemaRegistry registry;
  private final Schema reader;

  /**
   * Reads what that registry has the schemas of.
   *
   * @param reader what messages are to look like, whatever they were written by; null for as they
   *     were written
   */
  public AvroReader(SchemaRegistry registry, Schema reader) {
    this.registry = registry;
    this.reader = reader;
  }

  /**
   * The message as JSON; SCHEMA_REGISTRY_UNAVAILABLE when that cannot be known now,
   * SCHEMA_NOT_FOUND or INVALID_AVRO when it never will.
   */
  public Future<JsonObject> read(byte[] message) {
    try {
      return registry
          .byId(WireFormat.schemaId(message))
          .map(writer -> read(message, writer, reader == null ? writer : reader));
    } catch (DarkroomException error) {
      return Future.failedFuture(error);
    }
  }

  private static JsonObject read(byte[] message, Schema writer, Schema reader) {
    if (writer.getType() != Schema.Type.RECORD) {
      throw Failure.INVALID_AVRO.with(
          "The message is no record: its schema is of type " + writer.getType() + ".");
    }
    try {
      BinaryDecoder in =
          DecoderFactory.get()
              .binaryDecoder(message, WireFormat.HEAD, message.length - WireFormat.HEAD, null);
      GenericRecord record = new BoundedDatumReader(writer, reader).read(null, in);
      if (!in.isEnd()) {
        throw new IOException("there are bytes left after the record");
      }
      return AvroToJson.record(record);
    } catch (IOException | RuntimeException error) {
      // Whatever goes wrong with these bytes would again.
      throw Failure.INVALID_AVRO.with(
          "The message cannot be read as "
              + reader.getFullName()
              + (error instanceof AvroRuntimeException || error instanceof IOException
                  ? ": " + error.getMessage()
                  : "")
              + ".",
          error);
    }
  }
}
