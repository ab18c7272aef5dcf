package io.darkroom.kafkabridge.avro;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.FileNotFoundException;
import java.io.InputStream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A schema that configuration names by its file, {@code *.avsc}; one that a format brings along by
 * {@value #CLASSPATH} and its name there.
 */
public final class SchemaFile {
  /** What the names of schemas in Darkroom's own jars begin with = {@value}. */
  static final String CLASSPATH = "classpath:";

  private SchemaFile() {}

  /** Reads it; fails with INVALID_CONFIGURATION. */
  public static Future<Schema> read(Vertx vertx, String key, String file) {
    return bytes(vertx, file)
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

  private static Future<Buffer> bytes(Vertx vertx, String file) {
    if (!file.startsWith(CLASSPATH)) {
      return vertx.fileSystem().readFile(file);
    }
    String name = file.substring(CLASSPATH.length());
    return vertx.executeBlocking(
        () -> {
          try (InputStream in = SchemaFile.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
              throw new FileNotFoundException(file);
            }
            return Buffer.buffer(in.readAllBytes());
          }
        });
  }

  private static RuntimeException refused(String key, String file, String what, Throwable cause) {
    return Failure.INVALID_CONFIGURATION.with(key + ": the file " + file + " " + what + ".", cause);
  }
}
