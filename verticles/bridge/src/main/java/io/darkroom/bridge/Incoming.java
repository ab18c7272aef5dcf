package io.darkroom.bridge;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * A message that was received and is not settled.
 *
 * @param id how the broker tells it from all others, the same when it delivers it again: a job is
 *     made once for each; null for a broker that cannot
 * @param body as it came
 * @param key what the broker keeps in order; null for none
 * @param headers those of text
 * @param handle the source's own, to settle it by
 */
public record Incoming(
    String id, Buffer body, String key, Map<String, String> headers, Object handle) {
  public Incoming {
    headers = Map.copyOf(headers);
  }
}
