package io.darkroom.jobs;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/**
 * How much there is to do.
 *
 * @param queued jobs waiting, by operation
 * @param running jobs being worked on, by operation
 * @param oldestQueuedMillis how long the longest waiting job could have been claimed
 * @param pendingDeliveries deliveries still to be made, in hand or not
 * @param deadDeliveries deliveries given up
 * @param dueKinds kinds of delivery of which some are due
 */
record Stats(
    Map<String, Long> queued,
    Map<String, Long> running,
    long oldestQueuedMillis,
    long pendingDeliveries,
    long deadDeliveries,
    Set<String> dueKinds) {
  static final Stats NONE = new Stats(Map.of(), Map.of(), 0, 0, 0, Set.of());

  long allQueued() {
    return queued.values().stream().mapToLong(Long::longValue).sum();
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("queued", counts(queued))
        .put("running", counts(running))
        .put("oldestQueuedMillis", oldestQueuedMillis)
        .put("pendingDeliveries", pendingDeliveries)
        .put("deadDeliveries", deadDeliveries);
  }

  private static JsonObject counts(Map<String, Long> counts) {
    JsonObject json = new JsonObject();
    counts.forEach(json::put);
    return json;
  }
}
