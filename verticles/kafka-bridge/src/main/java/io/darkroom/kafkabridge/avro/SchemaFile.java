package io.darkroom.kafkabridge.avro;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** A schema that configuration names by its file, {@code *.avsc}. */
public final class SchemaFile {
  private SchemaFile() {}

  /** Reads it; fails with INVALID_CONFIGURATION. */
  public static Future<Schema> read(Vertx vertx, String key, String file) {
    return vertx
        .fileSystem()
        .readFile(file)
        .recover(error -> Future.failedFuture(refused(key, file, "cannot be read", error)))
        .map(
            text -> {
              Schema schema;
              try {
                schema = new Schema.Parser().parse(text.toString());
              } catch (AvroRuntimeException error) {
                throw refused(key, file, "is no Avro schema: " + error.getMessage(), error);
              }
              if (schema.getType() != Schema.Type.RECORD) {
                throw refused(key, file, "is not the schema of a record", null);
              }
              return schema;
            });
  }

  private static RuntimeException refused(String key, String file, String what, Throwable cause) {
    return Failure.INVALID_CONFIGURATION.with(key + ": the file " + file + " " + what + ".", cause);
  }
}
