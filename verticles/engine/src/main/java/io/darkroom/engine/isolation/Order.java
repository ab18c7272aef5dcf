package io.darkroom.engine.isolation;

import io.darkroom.contract.Source;
import io.darkroom.contract.renditions.InfoOptions;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * An image and what is to be made of it, before it is known where.
 *
 * @param operation {@link RenditionsOptions#OPERATION} or {@link InfoOptions#OPERATION}
 * @param image the file, from 0 to its limit
 * @param others the files its steps need
 * @param options what is to be made, as the job says it; they were checked at the door
 */
public record Order(
    String operation, ByteBuffer image, Map<Source, ByteBuffer> others, JsonObject options) {

  /** What is to be made. */
  RenditionsOptions wanted() {
    return wanted(operation, options);
  }

  /** Reads the options of a job of that operation. */
  public static RenditionsOptions wanted(String operation, JsonObject options) {
    return operation.equals(InfoOptions.OPERATION)
        ? RenditionsOptions.only(InfoOptions.of(options))
        : RenditionsOptions.of(options);
  }
}
