package io.darkroom.jobs;

import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A job as clients see it, made from its record, here and nowhere else. Times are ISO 8601 in UTC.
 * Tokens, leases, keys and where an upload is kept stay inside.
 */
final class JobViews {
  private JobViews() {}

  static JobView of(JobRecord job) {
    JobRequest request = job.order().request();
    JsonObject json =
        new JsonObject()
            .put("id", job.id())
            .put("state", job.state().wire())
            .put("operation", request.operation());
    if (request.parent() != null) {
      json.put("parent", request.parent());
    }
    if (request.source() != null) {
      json.put("source", source(request.source()));
    }
    json.put("options", request.options())
        .put("output", request.output().toJson())
        .put("notify", request.notification().toJson())
        .put("metadata", request.metadata())
        .put("priority", request.priority())
        .put("attempts", job.attempts());
    if (request.maxAttempts() > 0) {
      json.put("maxAttempts", request.maxAttempts());
    }
    if (request.timeoutMillis() > 0) {
      json.put("timeoutMillis", request.timeoutMillis());
    }
    if (request.supersedes() != null) {
      json.put("supersedes", request.supersedes().toJson());
    }
    json.put("createdAt", time(job.order().createdAt()));
    putTimes(json, job);
    if (job.progress() != null) {
      json.put("progress", job.progress().toJson());
    }
    if (job.end() != null && job.end().result() != null) {
      json.put("result", job.end().result());
    }
    if (job.end() != null && job.end().fault() != null) {
      json.put("failure", job.end().fault().toJson());
    }
    return new JobView(
        json.put("history", history(job.history())).put("deliveries", deliveries(job)));
  }

  /** A delivery as listings show it. */
  static JsonObject of(Delivery delivery) {
    JsonObject json =
        new JsonObject()
            .put("id", delivery.id())
            .put("job", Delivery.jobOf(delivery.id()))
            .put("kind", delivery.kind())
            .put("address", delivery.address())
            .put("state", delivery.state().wire())
            .put("attempts", delivery.attempts());
    if (delivery.pending()) {
      json.put("dueAt", time(delivery.dueAt()));
    }
    JsonArray tries = new JsonArray();
    for (Delivery.Try one : delivery.tries()) {
      JsonObject shown = new JsonObject().put("at", time(one.at())).put("outcome", one.outcome());
      tries.add(one.note() == null ? shown : shown.put("note", one.note()));
    }
    return json.put("tries", tries);
  }

  private static JsonObject source(Source source) {
    return source.upload() ? new JsonObject().put("upload", true) : source.toJson();
  }

  private static void putTimes(JsonObject json, JobRecord job) {
    Attempt last = job.lastAttempt();
    if (job.lease() != null) {
      json.put("startedAt", time(job.lease().startedAt())).put("worker", job.lease().owner());
    } else if (last != null) {
      json.put("startedAt", time(last.startedAt()));
    }
    if (job.state() == JobState.QUEUED && last != null) {
      json.put("notBefore", time(job.notBefore()));
    }
    if (job.end() != null) {
      json.put("finishedAt", time(job.end().at()));
    }
  }

  private static JsonArray history(List<Attempt> attempts) {
    JsonArray history = new JsonArray();
    for (Attempt attempt : attempts) {
      JsonObject shown =
          new JsonObject()
              .put("attempt", attempt.number())
              .put("worker", attempt.worker())
              .put("startedAt", time(attempt.startedAt()))
              .put("endedAt", time(attempt.endedAt()))
              .put("outcome", attempt.outcome().wire());
      Fault fault = attempt.fault();
      history.add(fault == null ? shown : shown.put("failure", fault.toJson()));
    }
    return history;
  }

  private static JsonArray deliveries(JobRecord job) {
    JsonArray deliveries = new JsonArray();
    job.deliveries().forEach(one -> deliveries.add(of(one)));
    return deliveries;
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
