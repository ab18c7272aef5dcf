package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Progress;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.bus.Ask;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Change;
import io.darkroom.contract.bus.DeliveryQuery;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Page;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The role {@code jobs} in memory, as far as this door sees it; a test says what becomes of jobs.
 */
final class FakeJobs {
  private final Bus bus;
  private final Map<String, JsonObject> jobs = new LinkedHashMap<>();
  private final Map<String, Submission> byKey = new LinkedHashMap<>();
  private final List<MessageConsumer<?>> consumers = new ArrayList<>();
  private Failure refusal;
  private boolean losingAnswers;
  private boolean silent;
  private int asked;

  FakeJobs(Vertx vertx) {
    this.bus = new Bus(vertx);
  }

  void open() {
    serve(Jobs.SUBMIT, this::submit);
    serve(Jobs.GET, id -> answer(() -> find(id)));
    serve(Jobs.LIST, query -> answer(() -> list(query)));
    serve(Jobs.CANCEL, id -> answer(() -> to(id, JobState.CANCELLED, new JsonObject())));
    serve(Jobs.RETRY, id -> answer(() -> retried(id)));
    serve(Jobs.LIST_DELIVERIES, query -> answer(() -> deliveries(query)));
    serve(Jobs.REPLAY_DELIVERY, id -> answer(() -> replayed(id)));
    serve(Jobs.STATS, nothing -> answer(() -> new JsonObject().put("queued", new JsonObject())));
  }

  /** Goes away, as a node that died. */
  void close() {
    consumers.forEach(consumer -> consumer.unregister().await());
    consumers.clear();
  }

  /** Refuses what is submitted from now on; null to take it. */
  synchronized void refuse(Failure failure) {
    refusal = failure;
  }

  /** Stores what is submitted from now on, and never answers. */
  synchronized void loseAnswers(boolean losing) {
    losingAnswers = losing;
  }

  /** Publishes no notices from now on. */
  synchronized void loseNotices() {
    silent = true;
  }

  synchronized int asked() {
    return asked;
  }

  synchronized List<JsonObject> all() {
    return List.copyOf(jobs.values());
  }

  /** The job's source as it was submitted. */
  synchronized JsonObject submitted(String id) {
    return jobs.get(id).getJsonObject("test-request");
  }

  void run(String id) {
    to(id, JobState.RUNNING, new JsonObject());
  }

  void progress(String id, Progress progress) {
    publish(new Change(id, JobState.RUNNING, progress));
  }

  void succeed(String id, Rendition... renditions) {
    JsonArray made = new JsonArray();
    for (Rendition rendition : renditions) {
      made.add(rendition.toJson());
    }
    to(
        id,
        JobState.SUCCEEDED,
        new JsonObject().put("result", new JsonObject().put("renditions", made)));
  }

  void fail(String id, Failure failure) {
    to(
        id,
        JobState.FAILED,
        new JsonObject().put("failure", new Fault(failure, "It failed.").toJson()));
  }

  private <Q, A> void serve(Ask<Q, A> ask, Function<Q, Future<A>> answerer) {
    consumers.add(bus.serve(ask, answerer).await());
  }

  private interface Answer<A> {
    A get();
  }

  private static <A> Future<A> answer(Answer<A> answer) {
    return Future.succeededFuture(answer.get());
  }

  private synchronized Future<List<Submitted>> submit(List<Submission> submissions) {
    asked++;
    if (refusal == Failure.OVERLOADED || refusal == Failure.STORE_UNAVAILABLE) {
      throw refusal.with("It is " + refusal);
    }
    List<Submitted> answers = new ArrayList<>();
    for (Submission submission : submissions) {
      answers.add(
          refusal != null
              ? Submitted.refused(new Fault(refusal, "It was refused."))
              : store(submission));
    }
    return losingAnswers ? Promise.<List<Submitted>>promise().future() : answer(() -> answers);
  }

  private Submitted store(Submission submission) {
    Submission earlier = byKey.get(submission.idempotencyKey());
    if (earlier != null) {
      return earlier.fingerprint().equals(submission.fingerprint())
          ? new Submitted(find(earlier.id()), false, null)
          : Submitted.refused(new Fault(Failure.IDEMPOTENCY_KEY_REUSED, "Another request has it."));
    }
    if (jobs.containsKey(submission.id())) {
      return new Submitted(find(submission.id()), false, null);
    }
    if (submission.idempotencyKey() != null) {
      byKey.put(submission.idempotencyKey(), submission);
    }
    JsonObject request = submission.request().toJson();
    JsonObject view =
        request
            .copy()
            .put("id", submission.id())
            .put("state", "queued")
            .put("attempts", 0)
            .put("createdAt", Instant.now().toString())
            .put("history", new JsonArray())
            .put("deliveries", new JsonArray())
            .put("test-request", request);
    if (submission.request().source() != null && submission.request().source().upload()) {
      view.put("source", new JsonObject().put("upload", true));
    }
    jobs.put(submission.id(), view);
    return new Submitted(find(submission.id()), true, null);
  }

  private synchronized JobView find(String id) {
    if (!jobs.containsKey(id)) {
      throw Failure.JOB_NOT_FOUND.with("There is no job " + id + ".");
    }
    return new JobView(jobs.get(id).copy());
  }

  private JobView to(String id, JobState state, JsonObject more) {
    JobView job;
    synchronized (this) {
      if (find(id).state().finished()) {
        throw Failure.JOB_ALREADY_FINISHED.with("The job has ended.");
      }
      jobs.get(id).put("state", state.wire()).mergeIn(more);
      job = find(id);
    }
    publish(new Change(id, state, null));
    return job;
  }

  private synchronized JobView retried(String id) {
    if (find(id).state() != JobState.FAILED && find(id).state() != JobState.CANCELLED) {
      throw Failure.JOB_NOT_RETRYABLE.with("The job is " + find(id).state().wire() + ".");
    }
    jobs.get(id).put("state", "queued");
    return find(id);
  }

  private void publish(Change change) {
    synchronized (this) {
      if (silent) {
        return;
      }
    }
    bus.publish(Jobs.CHANGED, List.of(change));
  }

  /** The cursor is the number of jobs before. */
  private synchronized Page list(JobQuery query) {
    List<JsonObject> wanted =
        jobs.values().stream()
            .filter(job -> query.state() == null || new JobView(job).state() == query.state())
            .filter(
                job ->
                    query.operation() == null
                        || query.operation().equals(new JobView(job).operation()))
            .map(JsonObject::copy)
            .toList();
    int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
    int to = Math.min(wanted.size(), from + query.limit());
    return new Page(wanted.subList(from, to), to < wanted.size() ? String.valueOf(to) : null);
  }

  private static Page deliveries(DeliveryQuery query) {
    return new Page(List.of(delivery("d1", query.state())), null);
  }

  private static JsonObject replayed(String id) {
    if (!id.equals("d1")) {
      throw Failure.DELIVERY_NOT_FOUND.with("There is no delivery " + id + ".");
    }
    return delivery(id, "pending");
  }

  private static JsonObject delivery(String id, String state) {
    return new JsonObject()
        .put("id", id)
        .put("job", "0123456789abcdef01234567")
        .put("kind", "postback")
        .put("address", "https://example.com/hook")
        .put("state", state)
        .put("attempts", 1)
        .put("tries", new JsonArray());
  }
}
