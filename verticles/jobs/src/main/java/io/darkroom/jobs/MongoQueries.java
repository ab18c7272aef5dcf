package io.darkroom.jobs;

import io.darkroom.contract.Failure;
import io.darkroom.contract.Supersedes;
import io.darkroom.contract.bus.JobQuery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What is asked of MongoDB, and the indexes that answer it. */
final class MongoQueries {
  static final JsonObject NEWEST = new JsonObject().put("createdAt", -1).put("_id", -1);

  private MongoQueries() {}

  /** Keys of the indexes that are not unique. */
  static JsonArray indexes() {
    return new JsonArray()
        .add(
            new JsonObject()
                .put("state", 1)
                .put("operation", 1)
                .put("priority", -1)
                .put("notBefore", 1))
        .add(new JsonObject().put("state", 1).put("leaseUntil", 1))
        .add(new JsonObject().put("due.kind", 1).put("due.at", 1))
        .add(new JsonObject().put("deliveries.dead", 1))
        .add(new JsonObject().put("deliveries.pending", 1))
        .add(new JsonObject().put("expiresAt", 1))
        .add(new JsonObject().put("parent", 1).put("createdAt", -1).put("_id", -1))
        .add(NEWEST.copy())
        .add(new JsonObject().put("state", 1).put("createdAt", -1).put("_id", -1));
  }

  static JsonObject find(JobStore.Pick pick) {
    if (pick instanceof JobStore.Pick.Claimable claimable) {
      return new JsonObject()
          .put("state", "queued")
          .put("operation", new JsonObject().put("$in", new JsonArray(claimable.operations())))
          .put("notBefore", atMost(claimable.now()));
    }
    if (pick instanceof JobStore.Pick.Lapsed lapsed) {
      return new JsonObject().put("state", "running").put("leaseUntil", atMost(lapsed.now()));
    }
    JobStore.Pick.Due due = (JobStore.Pick.Due) pick;
    JsonObject matching = new JsonObject().put("kind", due.kind()).put("at", atMost(due.now()));
    return new JsonObject().put("due", new JsonObject().put("$elemMatch", matching));
  }

  static JsonObject order(JobStore.Pick pick) {
    if (pick instanceof JobStore.Pick.Claimable) {
      return new JsonObject().put("priority", -1).put("notBefore", 1);
    }
    return new JsonObject().put(pick instanceof JobStore.Pick.Lapsed ? "leaseUntil" : "due.at", 1);
  }

  static JsonObject list(JobQuery query) {
    JsonObject find =
        query.cursor() == null ? new JsonObject() : Position.of(query.cursor()).after(false);
    find.put("parent", query.parent()); // null finds those without
    if (query.state() != null) {
      find.put("state", query.state().wire());
    }
    return query.operation() == null ? find : find.put("operation", query.operation());
  }

  /** Keys of the index of jobs that supersede others; sparse, since few do. */
  static JsonObject superseding() {
    return new JsonObject().put("supersedes.key", 1).put("supersedes.version", -1);
  }

  static JsonObject ofKey(String key) {
    return new JsonObject().put("supersedes.key", key);
  }

  static JsonObject outdated(Supersedes newest) {
    return ofKey(newest.key())
        .put("supersedes.version", new JsonObject().put("$lt", newest.version()))
        .put("state", new JsonObject().put("$in", new JsonArray().add("queued").add("running")));
  }

  static JsonObject expired(long now) {
    return new JsonObject().put("expiresAt", new JsonObject().put("$gt", 0).put("$lte", now));
  }

  static JsonObject atMost(long millis) {
    return new JsonObject().put("$lte", millis);
  }

  /**
   * Where a page ended.
   *
   * @param createdAt of the last job
   * @param id of the last job
   * @param index of the last delivery within it; 0 in listings of jobs
   */
  record Position(long createdAt, String id, int index) {
    static Position of(String cursor) {
      String[] parts = cursor.split("-", -1);
      try {
        return new Position(Long.parseLong(parts[0], 36), parts[1], Integer.parseInt(parts[2], 36));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException error) {
        throw Failure.INVALID_VALUE.with(
            "cursor is not one that a listing gave; leave it out for the first page.", error);
      }
    }

    static Position of(JobRecord job, int index) {
      return new Position(job.order().createdAt(), job.id(), index);
    }

    String cursor() {
      return Long.toString(createdAt, 36) + "-" + id + "-" + Integer.toString(index, 36);
    }

    /** The jobs after it, and the job itself if its deliveries may not all have been listed. */
    JsonObject after(boolean inclusive) {
      JsonObject older = new JsonObject().put("createdAt", new JsonObject().put("$lt", createdAt));
      JsonObject sameTime =
          new JsonObject()
              .put("createdAt", createdAt)
              .put("_id", new JsonObject().put(inclusive ? "$lte" : "$lt", id));
      return new JsonObject().put("$or", new JsonArray().add(older).add(sameTime));
    }
  }
}
