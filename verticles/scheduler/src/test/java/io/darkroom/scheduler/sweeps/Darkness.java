package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Change;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code jobs} and the workers of {@code batch} in one, in memory: what is submitted is developed
 * at once, or when it is let go. What becomes of an image is said beforehand, by its URL.
 */
final class Darkness {
  private final Bus bus;
  private final Map<String, JsonObject> jobs = new LinkedHashMap<>();
  private final Map<String, String> byKey = new HashMap<>();
  private final Map<String, Fault> faults = new HashMap<>();
  private final List<String> developed = new ArrayList<>();
  private final List<Submission> submissions = new ArrayList<>();
  private boolean held;
  private boolean deaf;
  private boolean away;
  private int underWay;
  private int mostUnderWay;

  Darkness(Vertx vertx) {
    bus = new Bus(vertx);
    bus.serve(Jobs.SUBMIT, this::submit).await();
    bus.serve(Jobs.GET, this::get).await();
  }

  /** That image fails so. */
  synchronized void fails(String url, Failure failure) {
    faults.put(url, new Fault(failure, "as the test wants it"));
  }

  synchronized void heals(String url) {
    faults.remove(url);
  }

  /** From now on nothing ends until {@link #letGo}. */
  synchronized void hold() {
    held = true;
  }

  /** Everything ends, now and from now on. */
  synchronized void letGo() {
    held = false;
    List.copyOf(jobs.keySet()).forEach(this::develop);
  }

  /** Ends so many of what is held. */
  synchronized void letGo(int count) {
    jobs.keySet().stream()
        .filter(id -> !state(id).finished())
        .limit(count)
        .toList()
        .forEach(this::develop);
  }

  /** No notice is given any more. */
  synchronized void sayNothing() {
    deaf = true;
  }

  synchronized void away(boolean gone) {
    away = gone;
  }

  /** The URLs of images that were developed, each as often as it was. */
  synchronized List<String> developed() {
    return List.copyOf(developed);
  }

  /** Jobs that were made. */
  synchronized int jobs() {
    return jobs.size();
  }

  synchronized int mostUnderWay() {
    return mostUnderWay;
  }

  /** Everything that was asked for. */
  synchronized List<Submission> submissions() {
    return List.copyOf(submissions);
  }

  private synchronized Future<List<Submitted>> submit(List<Submission> asked) {
    if (away) {
      return Future.failedFuture(Failure.OVERLOADED.with("There is too much to do."));
    }
    List<Submitted> answers = new ArrayList<>();
    for (Submission one : asked) {
      submissions.add(one);
      String key = one.idempotencyKey();
      String known = jobs.containsKey(one.id()) ? one.id() : byKey.get(key);
      if (known == null) {
        add(one);
      }
      JsonObject job = jobs.get(known == null ? one.id() : known);
      answers.add(new Submitted(new JobView(job.copy()), known == null, null));
    }
    return Future.succeededFuture(answers);
  }

  private void add(Submission one) {
    jobs.put(
        one.id(),
        new JsonObject()
            .put("id", one.id())
            .put("state", JobState.QUEUED.wire())
            .put("operation", one.request().operation())
            .put("options", one.request().options())
            .put("output", one.request().output().toJson())
            .put("metadata", one.request().metadata()));
    if (one.idempotencyKey() != null) {
      byKey.put(one.idempotencyKey(), one.id());
    }
    underWay++;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    if (!held) {
      develop(one.id());
    }
  }

  private void develop(String id) {
    if (state(id).finished()) {
      return;
    }
    underWay--;
    JsonObject job = jobs.get(id);
    JsonObject results = new JsonObject();
    JsonObject sources = job.getJsonObject("options").getJsonObject("sources");
    for (String name : sources.fieldNames()) {
      String url = sources.getJsonObject(name).getString("url");
      developed.add(url);
      Fault fault = faults.get(url);
      results.put(
          name,
          fault == null
              ? new JsonObject().put("renditions", renditions(job, name))
              : new JsonObject().put("failure", fault.toJson()));
    }
    job.put("state", JobState.SUCCEEDED.wire())
        .put("result", new JsonObject().put("sources", results));
    if (!deaf) {
      bus.publish(Jobs.CHANGED, List.of(new Change(id, JobState.SUCCEEDED, null)));
    }
  }

  private static JsonArray renditions(JsonObject job, String source) {
    JsonArray renditions = new JsonArray();
    job.getJsonObject("output")
        .getJsonObject("keys")
        .forEach(
            key -> {
              if (key.getKey().startsWith(source + "-")) {
                BlobRef blob = new BlobRef(BlobRef.PUBLIC, (String) key.getValue());
                renditions.add(
                    new Rendition(
                            key.getKey(), blob, "image/jpeg", 1, 1, 1, "http://s3/" + key, "e")
                        .toJson());
              }
            });
    return renditions;
  }

  private JobState state(String id) {
    return new JobView(jobs.get(id)).state();
  }

  private synchronized Future<JobView> get(String id) {
    return jobs.containsKey(id)
        ? Future.succeededFuture(new JobView(jobs.get(id).copy()))
        : Future.failedFuture(Failure.JOB_NOT_FOUND.with("There is no job " + id));
  }
}
