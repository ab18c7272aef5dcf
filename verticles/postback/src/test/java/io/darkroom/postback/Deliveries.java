package io.darkroom.postback;

import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.vertx.core.json.JsonObject;

/** Deliveries to test with. */
final class Deliveries {
  static final String FINISHED = "2026-01-02T03:04:05.678Z";

  private Deliveries() {}

  static ClaimedDelivery to(String address, String id) {
    return new ClaimedDelivery(id, address, 7, 1, 3_600_000, job());
  }

  static ClaimedDelivery tried(int attempt) {
    return new ClaimedDelivery("d", "http://receiver.example/", 7, attempt, 3_600_000, job());
  }

  static ClaimedDelivery leased(ClaimedDelivery it, long millis) {
    return new ClaimedDelivery(it.id(), it.address(), it.token(), it.attempt(), millis, it.job());
  }

  static JobView job() {
    return new JobView(
        new JsonObject()
            .put("id", "0123456789abcdef01234567")
            .put("operation", "renditions")
            .put("state", "succeeded")
            .put("finishedAt", FINISHED)
            .put("metadata", new JsonObject().put("yours", "größe")));
  }
}
