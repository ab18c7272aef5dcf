package io.darkroom.contract.bus;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * How much waits at a broker, asked of its bridge: from names of routes to {@code {"waiting",
 * "inFlight", "deadLetters"}}.
 */
public final class QueueDepth {
  /** Brokers whose bridges can tell. */
  public static final List<String> KINDS = List.of("sqs");

  private QueueDepth() {}

  /** Fails with BROKER_UNAVAILABLE, QUEUE_NOT_FOUND. */
  public static Ask<JsonObject, JsonObject> ask(String kind) {
    return new Ask<>("darkroom.depth." + kind, Codec.JSON, Codec.JSON);
  }
}
