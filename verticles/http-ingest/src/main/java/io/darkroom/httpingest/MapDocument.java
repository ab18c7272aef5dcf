package io.darkroom.httpingest;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Rendition;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A map's job as clients of the older service know it: {@code _id}, {@code status}, {@code date},
 * and {@code location}, its file's key, when it is made. What the older service did not tell stands
 * beside it.
 */
final class MapDocument {
  private static final String PENDING = "pending";
  private static final String MADE = "SUCCESS";

  private MapDocument() {}

  /** Of a job. */
  static JsonObject of(JobView job) {
    JsonObject view = job.json();
    JsonObject document = document(job.id(), status(job), view.getString("createdAt"));
    List<Rendition> renditions = job.renditions();
    if (!renditions.isEmpty()) {
      document.put("location", renditions.get(0).blob().key());
    }
    for (String time : List.of("startedAt", "finishedAt")) {
      put(document, time, view.getString(time));
    }
    put(document, "progress", view.getJsonObject("progress"));
    put(document, "failure", view.getJsonObject("failure"));
    put(document, "coverage", view.getJsonObject("result", new JsonObject()).getValue("coverage"));
    document
        .getJsonObject("links")
        .put("job", Links.job(job.id()))
        .put("events", Links.events(job.id()));
    return renditions.isEmpty() ? document : downloadable(document, job.id());
  }

  /** Of one that waits in a queue. */
  static JsonObject pending(String id) {
    return document(id, PENDING, given(id));
  }

  /** Of one whose job is forgotten. */
  static JsonObject made(String id, Rendition rendition) {
    return downloadable(document(id, MADE, given(id)), id).put("location", rendition.blob().key());
  }

  /** True if it will not change by itself. */
  static boolean ended(JsonObject document) {
    String status = document.getString("status");
    return !PENDING.equalsIgnoreCase(status);
  }

  /** The four words that the older service had. */
  private static String status(JobView job) {
    JobState state = job.state();
    return switch (state) {
      // One that waits to be tried again was begun.
      case QUEUED -> job.json().getInteger("attempts", 0) == 0 ? PENDING : "PENDING";
      case RUNNING -> "PENDING";
      case SUCCEEDED -> MADE;
      case FAILED, CANCELLED -> "FAILED";
    };
  }

  private static JsonObject document(String id, String status, String date) {
    return new JsonObject()
        .put("_id", id)
        .put("status", status)
        .put("date", date)
        .put("links", new JsonObject().put("status", "/api/job-status/" + id));
  }

  private static JsonObject downloadable(JsonObject document, String id) {
    document.getJsonObject("links").put("download", "/api/download/" + id);
    return document;
  }

  private static String given(String id) {
    return MapId.time(id).orElseGet(Instant::now).toString();
  }

  private static void put(JsonObject json, String key, Object value) {
    if (value != null) {
      json.put(key, value);
    }
  }
}
