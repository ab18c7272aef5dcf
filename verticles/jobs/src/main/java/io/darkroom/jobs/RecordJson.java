package io.darkroom.jobs;

import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.Progress;
import io.darkroom.contract.bus.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/**
 * A record as text, in two parts: the request, which is written once, and the rest, which is
 * written with every transition. Both stores keep these texts as they are (a sender's metadata may
 * hold keys that a database would choke on) and beside them only what they search by.
 *
 * <p>A reader ignores what it does not know, and takes what is absent as none.
 */
final class RecordJson {
  private RecordJson() {}

  static String request(JobRecord job) {
    return job.order().request().toJson().encode();
  }

  static String rest(JobRecord job) {
    JsonObject json =
        new JsonObject()
            .put("createdAt", job.order().createdAt())
            .put("state", job.state().wire())
            .put("notBefore", job.notBefore())
            .put("attempts", job.attempts())
            .put("token", job.token())
            .put("version", job.version());
    put(json, "key", job.order().idempotencyKey());
    put(json, "fingerprint", job.order().fingerprint());
    if (job.lease() != null) {
      json.put(
          "lease",
          new JsonObject()
              .put("owner", job.lease().owner())
              .put("startedAt", job.lease().startedAt())
              .put("until", job.lease().until()));
    }
    if (job.progress() != null) {
      json.put("progress", job.progress().toJson());
    }
    put(json, "history", job.history(), RecordJson::attempt);
    if (job.end() != null) {
      JsonObject end = new JsonObject().put("at", job.end().at());
      put(end, "result", job.end().result());
      put(end, "fault", json(job.end().fault()));
      json.put("end", end);
    }
    put(json, "deliveries", job.deliveries(), RecordJson::delivery);
    if (job.deliveriesMade() > 0) {
      json.put("deliveriesMade", job.deliveriesMade());
    }
    if (job.expiresAt() > 0) {
      json.put("expiresAt", job.expiresAt());
    }
    return json.encode();
  }

  static JobRecord read(String id, String request, String rest) {
    JsonObject json = new JsonObject(rest);
    Order order =
        new Order(
            id,
            JobRequest.of(new JsonObject(request)),
            json.getString("key"),
            json.getString("fingerprint"),
            json.getLong("createdAt"));
    JsonObject lease = json.getJsonObject("lease");
    JsonObject end = json.getJsonObject("end");
    return new JobRecord(
        order,
        JobState.ofWire(json.getString("state")),
        json.getLong("notBefore"),
        json.getInteger("attempts"),
        json.getLong("token"),
        lease == null
            ? null
            : new Lease(
                lease.getString("owner"), lease.getLong("startedAt"), lease.getLong("until")),
        Progress.of(json.getJsonObject("progress")),
        list(json, "history", RecordJson::attempt),
        end == null
            ? null
            : new Ending(
                end.getLong("at"),
                end.getJsonObject("result"),
                Fault.of(end.getJsonObject("fault"))),
        list(json, "deliveries", RecordJson::delivery),
        json.getInteger("deliveriesMade", 0),
        json.getLong("expiresAt", 0L),
        json.getLong("version"));
  }

  private static JsonObject attempt(Attempt it) {
    JsonObject json =
        new JsonObject()
            .put("number", it.number())
            .put("token", it.token())
            .put("worker", it.worker())
            .put("startedAt", it.startedAt())
            .put("endedAt", it.endedAt())
            .put("outcome", it.outcome().name());
    put(json, "fault", json(it.fault()));
    return json;
  }

  private static Attempt attempt(JsonObject json) {
    return new Attempt(
        json.getInteger("number"),
        json.getLong("token"),
        json.getString("worker"),
        json.getLong("startedAt"),
        json.getLong("endedAt"),
        Attempt.Outcome.valueOf(json.getString("outcome")),
        Fault.of(json.getJsonObject("fault")));
  }

  private static JsonObject delivery(Delivery it) {
    JsonObject json =
        new JsonObject()
            .put("id", it.id())
            .put("kind", it.kind())
            .put("address", it.address())
            .put("state", it.state().wire())
            .put("attempts", it.attempts())
            .put("dueAt", it.dueAt())
            .put("token", it.token());
    put(json, "holder", it.holder());
    put(json, "tries", it.tries(), RecordJson::tried);
    return json;
  }

  private static Delivery delivery(JsonObject json) {
    return new Delivery(
        json.getString("id"),
        json.getString("kind"),
        json.getString("address"),
        Delivery.State.ofWire(json.getString("state")),
        json.getInteger("attempts"),
        json.getLong("dueAt"),
        json.getLong("token"),
        json.getString("holder"),
        list(json, "tries", RecordJson::tried));
  }

  private static JsonObject tried(Delivery.Try it) {
    JsonObject json =
        new JsonObject().put("token", it.token()).put("at", it.at()).put("outcome", it.outcome());
    put(json, "note", it.note());
    return json;
  }

  private static Delivery.Try tried(JsonObject json) {
    return new Delivery.Try(
        json.getLong("token"),
        json.getLong("at"),
        json.getString("outcome"),
        json.getString("note"));
  }

  private static JsonObject json(Fault fault) {
    return fault == null ? null : fault.toJson();
  }

  private static void put(JsonObject json, String key, Object value) {
    if (value != null) {
      json.put(key, value);
    }
  }

  private static <T> void put(
      JsonObject json, String key, List<T> list, Function<T, JsonObject> write) {
    if (!list.isEmpty()) {
      JsonArray array = new JsonArray();
      list.forEach(one -> array.add(write.apply(one)));
      json.put(key, array);
    }
  }

  private static <T> List<T> list(JsonObject json, String key, Function<JsonObject, T> read) {
    JsonArray array = json.getJsonArray(key);
    return array == null
        ? List.of()
        : array.stream().map(one -> read.apply((JsonObject) one)).toList();
  }
}
