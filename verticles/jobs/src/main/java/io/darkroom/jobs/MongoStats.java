package io.darkroom.jobs;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts jobs and deliveries in MongoDB. */
final class MongoStats {
  private final MongoClient mongo;
  private final String collection;

  MongoStats(MongoClient mongo, String collection) {
    this.mongo = mongo;
    this.collection = collection;
  }

  Future<Stats> stats(long now) {
    return Future.all(
            groups("$operation", "$notBefore", new JsonObject().put("state", "queued")),
            groups("$operation", "$notBefore", new JsonObject().put("state", "running")),
            deliveries("pending"),
            deliveries("dead"))
        .map(
            all -> {
              List<JsonObject> queued = all.resultAt(0);
              List<JsonObject> pending = all.resultAt(2);
              List<JsonObject> dead = all.resultAt(3);
              return new Stats(
                  counts(queued),
                  counts(all.resultAt(1)),
                  queued.stream().mapToLong(one -> now - one.getLong("first")).max().orElse(0),
                  pending.stream().mapToLong(one -> one.getLong("n")).sum(),
                  dead.stream().mapToLong(one -> one.getLong("n")).sum(),
                  due(pending, now));
            });
  }

  private Future<List<JsonObject>> groups(String by, String first, JsonObject match) {
    return aggregate(
        new JsonArray()
            .add(new JsonObject().put("$match", match))
            .add(group(by, first, new JsonObject().put("$sum", 1))));
  }

  private Future<List<JsonObject>> deliveries(String state) {
    String count = "deliveries." + state;
    JsonObject match = new JsonObject().put(count, new JsonObject().put("$gt", 0));
    JsonArray pipeline = new JsonArray().add(new JsonObject().put("$match", match));
    return aggregate(
        state.equals("pending")
            ? pipeline
                .add(new JsonObject().put("$unwind", "$due"))
                .add(group("$due.kind", "$due.at", new JsonObject().put("$sum", 1)))
            : pipeline.add(group(null, "$createdAt", new JsonObject().put("$sum", "$" + count))));
  }

  private static JsonObject group(String by, String first, JsonObject sum) {
    return new JsonObject()
        .put(
            "$group",
            new JsonObject()
                .put("_id", by)
                .put("n", sum)
                .put("first", new JsonObject().put("$min", first)));
  }

  /** As a command, since groups are few and a stream of them would be more to get wrong. */
  private Future<List<JsonObject>> aggregate(JsonArray pipeline) {
    JsonObject command =
        new JsonObject()
            .put("aggregate", collection)
            .put("pipeline", pipeline)
            .put("cursor", new JsonObject().put("batchSize", 1000));
    return mongo
        .runCommand("aggregate", command)
        .map(
            reply ->
                reply.getJsonObject("cursor").getJsonArray("firstBatch").stream()
                    .map(JsonObject.class::cast)
                    .toList());
  }

  private static Map<String, Long> counts(List<JsonObject> groups) {
    Map<String, Long> counts = new HashMap<>();
    groups.forEach(one -> counts.put(one.getString("_id"), one.getLong("n")));
    return counts;
  }

  private static Set<String> due(List<JsonObject> pending, long now) {
    Set<String> kinds = new HashSet<>();
    pending.stream()
        .filter(one -> one.getLong("first") <= now)
        .forEach(one -> kinds.add(one.getString("_id")));
    return kinds;
  }
}
