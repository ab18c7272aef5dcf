package io.darkroom.bridge;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * A message to be sent.
 *
 * @param id stays the same over all tries, so that receivers, and brokers that can, drop duplicates
 * @param address the queue or topic
 * @param body what is said
 * @param key what the broker keeps in order; null for none
 * @param headers that go along
 */
public record Outgoing(
    String id, String address, JsonObject body, String key, Map<String, String> headers) {
  /** The header that has the id = {@value}. */
  public static final String DELIVERY = "darkroom-delivery";

  /** The header that has the job's id = {@value}. */
  public static final String JOB = "darkroom-job";

  public Outgoing {
    headers = Map.copyOf(headers);
  }
}
