package io.darkroom.scheduler;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Page;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The part of {@code jobs} that a scheduler asks, in memory. */
final class FakeJobs {
  private record Made(String key, JsonObject view) {}

  private final Clock clock;
  private final List<Made> made = new ArrayList<>();
  private final List<String> keysAsked = new ArrayList<>();
  private final Promise<Void> gathered = Promise.promise();
  private int awaited;
  private boolean away;

  FakeJobs(Vertx vertx, Clock clock) {
    this.clock = clock;
    Bus bus = new Bus(vertx);
    bus.serve(Jobs.SUBMIT, this::submit).await();
    bus.serve(Jobs.LIST, this::list).await();
  }

  /** The first answers to listings are given when so many have asked, so that all see the same. */
  synchronized void gather(int askers) {
    awaited = askers;
  }

  synchronized void away(boolean gone) {
    away = gone;
  }

  /** A job of some sender's. */
  synchronized void add(String operation, JsonObject metadata) {
    made.add(new Made(null, view("0".repeat(32), operation, metadata)));
  }

  /** A job of a firing that has ended by now. */
  synchronized void ran(String schedule, String firing) {
    JsonObject metadata = new JsonObject().put("schedule", schedule).put("firing", firing);
    made.add(
        new Made("schedule:" + schedule + ":" + firing, view("1".repeat(32), "sweep", metadata)));
    finishAll();
  }

  /** All jobs come to their end. */
  synchronized void finishAll() {
    made.stream()
        .map(Made::view)
        .filter(view -> view.getString("finishedAt") == null)
        .forEach(
            view ->
                view.put("state", JobState.SUCCEEDED.wire())
                    .put("finishedAt", clock.instant().toString()));
  }

  /** The keys of the jobs there are, oldest first. */
  synchronized List<String> keys() {
    return made.stream().map(Made::key).toList();
  }

  /** The keys of everything that was asked for. */
  synchronized List<String> keysAsked() {
    return List.copyOf(keysAsked);
  }

  synchronized JsonObject last() {
    return made.get(made.size() - 1).view;
  }

  private synchronized Future<List<Submitted>> submit(List<Submission> submissions) {
    submissions.forEach(one -> keysAsked.add(one.idempotencyKey()));
    return away
        ? Future.failedFuture(Failure.STORE_UNAVAILABLE.with("The store is away."))
        : Future.succeededFuture(submissions.stream().map(this::submit).toList());
  }

  private Submitted submit(Submission submission) {
    for (Made one : made) {
      if (submission.idempotencyKey().equals(one.key)) {
        return new Submitted(new JobView(one.view), false, null);
      }
    }
    JsonObject view =
        view(
                submission.id(),
                submission.request().operation(),
                submission.request().metadata().copy())
            .put("key", submission.idempotencyKey())
            .put("options", submission.request().options())
            .put("maxAttempts", submission.request().maxAttempts())
            .put("timeoutMillis", submission.request().timeoutMillis());
    made.add(new Made(submission.idempotencyKey(), view));
    return new Submitted(new JobView(view), true, null);
  }

  private synchronized Future<Page> list(JobQuery query) {
    if (away) {
      return Future.failedFuture(Failure.STORE_UNAVAILABLE.with("The store is away."));
    }
    List<JsonObject> newestFirst = new ArrayList<>();
    int end = query.cursor() == null ? made.size() : Integer.parseInt(query.cursor());
    int at = end;
    while (at > 0 && newestFirst.size() < query.limit()) {
      at--;
      JsonObject view = made.get(at).view;
      if (view.getString("operation").equals(query.operation())) {
        newestFirst.add(view.copy());
      }
    }
    Page page = new Page(newestFirst, at == 0 ? null : Integer.toString(at));
    awaited--;
    if (awaited <= 0) {
      gathered.tryComplete();
    }
    return gathered.future().map(page);
  }

  private static JsonObject view(String id, String operation, JsonObject metadata) {
    return new JsonObject()
        .put("id", id)
        .put("state", JobState.QUEUED.wire())
        .put("operation", operation)
        .put("metadata", metadata);
  }
}
