package io.darkroom.bench;

import io.darkroom.superres.SuperresTask;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The models that ship, as they lie in the worker's jar. */
final class SuperresModels {
  private SuperresModels() {}

  /** A model's ONNX file. */
  static byte[] file(String model) throws IOException {
    return read(model + ".onnx");
  }

  /** Its descriptor. */
  static JsonObject descriptor(String model) throws IOException {
    return new JsonObject(new String(read(model + ".json"), StandardCharsets.UTF_8));
  }

  /** Pixels at each side that go in for a tile, beside the tile itself. */
  static int surroundings(JsonObject descriptor) {
    int padding = descriptor.getInteger("netPadding", 0);
    return Math.max(padding, descriptor.getInteger("overlap", padding));
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = SuperresTask.class.getResourceAsStream("models/" + name)) {
      if (in == null) {
        throw new IOException("No model that ships has a file " + name + ".");
      }
      return in.readAllBytes();
    }
  }
}
