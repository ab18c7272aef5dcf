package io.darkroom.jobs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A record as a document: the two texts of {@link RecordJson}, and beside them what jobs are
 * searched by.
 */
final class MongoDocuments {
  private MongoDocuments() {}

  static JsonObject write(JobRecord job) {
    JsonObject document =
        new JsonObject()
            .put("_id", job.id())
            .put("version", job.version())
            .put("state", job.state().wire())
            .put("operation", job.operation())
            .put("priority", job.order().request().priority())
            .put("notBefore", job.notBefore())
            .put("createdAt", job.order().createdAt())
            .put("due", due(job.deliveries()))
            .put("deliveries", counts(job.deliveries()))
            .put("request", RecordJson.request(job))
            .put("rest", RecordJson.rest(job));
    if (job.order().idempotencyKey() != null) {
      // Absent, not null: the unique index is sparse.
      document.put("key", job.order().idempotencyKey());
    }
    if (job.supersedes() != null) {
      document.put("supersedes", job.supersedes().toJson());
    }
    if (job.order().request().parent() != null) {
      document.put("parent", job.order().request().parent());
    }
    if (job.lease() != null) {
      document.put("leaseUntil", job.lease().until());
    }
    return job.expiresAt() == 0 ? document : document.put("expiresAt", job.expiresAt());
  }

  static JobRecord read(JsonObject document) {
    return RecordJson.read(
        document.getString("_id"), document.getString("request"), document.getString("rest"));
  }

  /** That record, if nobody has written it since. */
  static JsonObject exactly(JobRecord job) {
    return new JsonObject().put("_id", job.id()).put("version", job.version());
  }

  private static JsonArray due(List<Delivery> deliveries) {
    JsonArray due = new JsonArray();
    for (Delivery delivery : deliveries) {
      if (delivery.pending()) {
        due.add(new JsonObject().put("kind", delivery.kind()).put("at", delivery.dueAt()));
      }
    }
    return due;
  }

  private static JsonObject counts(List<Delivery> deliveries) {
    JsonObject counts = new JsonObject();
    for (Delivery.State state : Delivery.State.values()) {
      counts.put(state.wire(), deliveries.stream().filter(one -> one.state() == state).count());
    }
    return counts;
  }
}
