package io.darkroom.bridge;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a bridge sees of {@code jobs}, in memory; a test says how it fares. Any thread. */
public final class BridgeJobs implements AutoCloseable {
  /** How it fares. */
  public enum Mood {
    /** Makes jobs durable and answers. */
    WELL,
    /** Refuses all, since too much is queued. */
    OVERLOADED,
    /** Never answers, and makes nothing durable. */
    SILENT,
    /** Makes jobs durable, and its answers are lost. */
    UNHEARD
  }

  private final Vertx vertx;
  private final Bus bus;
  private final Map<String, Submission> jobs = new LinkedHashMap<>();
  private final Map<String, String> byKey = new HashMap<>();
  private final Deque<ClaimedDelivery> due = new ArrayDeque<>();
  private final Map<String, ClaimedDelivery> claimed = new HashMap<>();
  private final List<Settlement> settled = new ArrayList<>();
  private final List<MessageConsumer<?>> consumers = new ArrayList<>();
  private Mood mood = Mood.WELL;
  private int mostAsked;
  private int found;
  private int asked;

  /** Not yet there: see {@link #open}. */
  public BridgeJobs(Vertx vertx) {
    this.vertx = vertx;
    bus = new Bus(vertx);
  }

  /** Comes. */
  public void open() {
    consumers.add(bus.serve(Jobs.SUBMIT, this::submit).await());
    consumers.add(bus.serve(Jobs.CLAIM_DELIVERIES, this::claim).await());
    consumers.add(bus.serve(Jobs.SETTLE, this::settle).await());
  }

  /** Goes away, as a node that died. */
  @Override
  public void close() {
    consumers.forEach(consumer -> consumer.unregister().await());
    consumers.clear();
  }

  public synchronized void mood(Mood mood) {
    this.mood = mood;
  }

  /** The options' {@code n} of each job there is. */
  public synchronized List<Integer> numbers() {
    return jobs.values().stream().map(it -> it.request().metadata().getInteger("n")).toList();
  }

  public synchronized List<Submission> jobs() {
    return List.copyOf(jobs.values());
  }

  /** Most jobs in one ask. */
  public synchronized int mostAsked() {
    return mostAsked;
  }

  /** How often it was asked. */
  public synchronized int asked() {
    return asked;
  }

  /** How many submissions found a job that was there. */
  public synchronized int found() {
    return found;
  }

  public synchronized List<Settlement> settled(Outcome outcome) {
    return settled.stream().filter(one -> one.outcome() == outcome).toList();
  }

  /** A delivery that is due, and a nudge. */
  public void owe(String id, String kind, String address, Notify.Envelope envelope) {
    JobView job =
        new JobView(
            new JsonObject()
                .put("id", "0123456789abcdef01234567")
                .put("operation", "renditions")
                .put("state", "succeeded")
                .put("notify", new Notify(null, kind + ":" + address, envelope).toJson())
                .put("finishedAt", "2026-01-02T03:04:05.678Z"));
    synchronized (this) {
      due.add(new ClaimedDelivery(id, address, 7, 1, 60_000, job));
    }
    bus.publish(Jobs.deliveries(kind), kind);
  }

  private synchronized Future<List<Submitted>> submit(List<Submission> submissions) {
    asked++;
    mostAsked = Math.max(mostAsked, submissions.size());
    switch (mood) {
      case OVERLOADED -> {
        return Future.failedFuture(Failure.OVERLOADED.with("Too much is queued."));
      }
      case SILENT -> {
        return Promise.<List<Submitted>>promise().future();
      }
      default -> {
        List<Submitted> answers = submissions.stream().map(this::submit).toList();
        return mood == Mood.UNHEARD
            ? Promise.<List<Submitted>>promise().future()
            : Future.succeededFuture(answers);
      }
    }
  }

  private Submitted submit(Submission submission) {
    if (submission.request().metadata().getBoolean("refused", false)) {
      return Submitted.refused(new Fault(Failure.IDEMPOTENCY_KEY_REUSED, "Refused by the test."));
    }
    String key = submission.idempotencyKey();
    String id = key == null ? submission.id() : byKey.getOrDefault(key, submission.id());
    boolean created = !jobs.containsKey(id);
    if (created) {
      jobs.put(id, submission);
      if (key != null) {
        byKey.put(key, id);
      }
    } else {
      found++;
    }
    JsonObject view =
        new JsonObject().put("id", id).put("operation", "renditions").put("state", "queued");
    return new Submitted(new JobView(view), created, null);
  }

  private synchronized Future<List<ClaimedDelivery>> claim(DeliveryClaim claim) {
    List<ClaimedDelivery> taken = new ArrayList<>();
    while (taken.size() < claim.limit() && !due.isEmpty()) {
      ClaimedDelivery delivery = due.poll();
      claimed.put(delivery.id(), delivery);
      taken.add(delivery);
    }
    return Future.succeededFuture(taken);
  }

  private synchronized Future<List<Accepted>> settle(List<Settlement> settlements) {
    List<Accepted> accepted = new ArrayList<>();
    for (Settlement one : settlements) {
      ClaimedDelivery delivery = claimed.remove(one.id());
      accepted.add(new Accepted(delivery != null));
      settled.add(one);
      if (delivery != null && one.outcome() == Outcome.RELEASED) {
        vertx.setTimer(Math.max(1, one.retryInMillis()), over -> dueAgain(delivery));
      }
    }
    return Future.succeededFuture(accepted);
  }

  private synchronized void dueAgain(ClaimedDelivery delivery) {
    due.add(delivery);
  }
}
