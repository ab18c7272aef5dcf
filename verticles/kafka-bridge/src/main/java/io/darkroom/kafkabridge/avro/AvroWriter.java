package io.darkroom.kafkabridge.avro;

import io.darkroom.contract.Failure;
import io.darkroom.kafkabridge.avro.SchemaRegistry.Registered;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes JSON by a subject's schema, in Confluent's wire format. Used on one context. */
public final class AvroWriter {
  /** How long a subject's newest schema is taken for the newest. */
  static final Duration LATEST_FOR = Duration.ofMinutes(1);

  private final Supplier<Future<Registered>> ask;
  private final boolean mayChange;
  private final JsonToAvro exactly;
  private Future<Registered> asked;
  private long askedAt;

  private AvroWriter(Supplier<Future<Registered>> ask, boolean mayChange, boolean exact) {
    this.ask = ask;
    this.mayChange = mayChange;
    exactly = new JsonToAvro(exact);
  }

  /**
   * Writes by the schema given.
   *
   * @param register whether to register it under the subject where it is not there; otherwise it
   *     must be there
   * @param exact whether a field that the schema does not have is refused, and not left out
   */
  public static AvroWriter of(
      SchemaRegistry registry, String subject, Schema schema, boolean register, boolean exact) {
    return new AvroWriter(
        () -> register ? registry.register(subject, schema) : registry.lookUp(subject, schema),
        false,
        exact);
  }

  /** Writes by the subject's newest schema. */
  public static AvroWriter latest(SchemaRegistry registry, String subject, boolean exact) {
    return new AvroWriter(() -> registry.latest(subject), true, exact);
  }

  /**
   * The message; SCHEMA_REGISTRY_UNAVAILABLE when it cannot be written now, SCHEMA_NOT_FOUND when
   * the schema is not there, MESSAGE_REFUSED when the JSON does not fit it.
   */
  public Future<byte[]> write(JsonObject json) {
    return schema().map(schema -> write(json, schema));
  }

  private Future<Registered> schema() {
    boolean old = mayChange && System.nanoTime() - askedAt > LATEST_FOR.toNanos();
    if (asked == null || asked.failed() || old) {
      asked = ask.get();
      askedAt = System.nanoTime();
    }
    return asked;
  }

  private byte[] write(JsonObject json, Registered by) {
    try {
      GenericRecord record = exactly.record(by.schema(), json);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(by.schema()).write(record, out);
      out.flush();
      return WireFormat.message(by.id(), bytes.toByteArray());
    } catch (IOException | RuntimeException error) {
      throw Failure.MESSAGE_REFUSED.with(
          "The message does not fit the schema "
              + by.schema().getFullName()
              + ": "
              + error.getMessage()
              + ".",
          error);
    }
  }
}
