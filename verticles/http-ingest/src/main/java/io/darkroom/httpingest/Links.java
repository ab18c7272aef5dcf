package io.darkroom.httpingest;

import io.darkroom.contract.JobView;
import io.vertx.core.json.JsonObject;

/** Where a job's parts are, relative to this host: whoever stands before us need not be known. */
final class Links {
  private Links() {}

  static String job(String id) {
    return "/v1/jobs/" + id;
  }

  static String events(String id) {
    return job(id) + "/events";
  }

  static String result(String id, String rendition) {
    return job(id) + "/results/" + rendition;
  }

  /** The job with its {@code links}. */
  static JsonObject with(JobView job) {
    JsonObject links = new JsonObject().put("self", job(job.id())).put("events", events(job.id()));
    JsonObject results = new JsonObject();
    job.renditions().forEach(it -> results.put(it.name(), result(job.id(), it.name())));
    if (!results.isEmpty()) {
      links.put("results", results);
    }
    return job.json().copy().put("links", links);
  }
}
