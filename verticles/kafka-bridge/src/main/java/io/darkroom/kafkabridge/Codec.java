package io.darkroom.kafkabridge;

import io.darkroom.contract.Failure;
import io.darkroom.kafkabridge.avro.AvroReader;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Reads messages as JSON. */
interface Codec {
  /** The message; fails with what can be retried when it cannot be read now. */
  Future<JsonObject> read(byte[] message);

  /** JSON as it is. */
  static Codec json() {
    return message -> {
      try {
        return Future.succeededFuture(new JsonObject(Buffer.buffer(message)));
      } catch (DecodeException | ClassCastException error) {
        return Future.failedFuture(
            Failure.INVALID_JSON.with("The message is not a JSON object.", error));
      }
    };
  }

  /** Avro. */
  static Codec avro(AvroReader reader) {
    return reader::read;
  }
}
