package io.darkroom.worker;

import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Change;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Held;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Renewal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Answers on the bus what workers ask the role jobs: from memory, as told. For tests of workers
 * without a store.
 */
public final class FakeJobs {
  private final Bus bus;
  private final Deque<ClaimedJob> queued = new ArrayDeque<>();
  private final Map<String, Long> held = new ConcurrentHashMap<>();
  private final List<Claim> claims = new CopyOnWriteArrayList<>();
  private final List<List<Finish>> finishAsks = new CopyOnWriteArrayList<>();
  private final List<Finish> finished = new CopyOnWriteArrayList<>();
  private final List<Renewal> renewals = new CopyOnWriteArrayList<>();
  private volatile long leaseMillis = 30_000;
  private volatile long timeoutMillis = 30_000;
  private volatile boolean lastAttempt;
  private volatile Function<List<Renewal>, Future<List<Held>>> renewing = this::renew;
  private volatile Function<List<Finish>, Future<List<Accepted>>> finishing = this::finish;

  private FakeJobs(Vertx vertx) {
    bus = new Bus(vertx);
  }

  /** Serves on that Vert.x. */
  public static FakeJobs serve(Vertx vertx) {
    FakeJobs jobs = new FakeJobs(vertx);
    Future.all(
            jobs.bus.serve(Jobs.CLAIM, claim -> Future.succeededFuture(jobs.claim(claim))),
            jobs.bus.serve(Jobs.RENEW, asked -> jobs.renewing.apply(asked)),
            jobs.bus.serve(Jobs.FINISH, asked -> jobs.finishing.apply(asked)))
        .await();
    return jobs;
  }

  /** Jobs submitted from now on are leased so long and may take so long. */
  public FakeJobs times(long newLeaseMillis, long newTimeoutMillis) {
    leaseMillis = newLeaseMillis;
    timeoutMillis = newTimeoutMillis;
    return this;
  }

  /** Jobs submitted from now on have but one attempt. */
  public FakeJobs once() {
    lastAttempt = true;
    return this;
  }

  /** Queues a job, nudges, and gives its id. */
  public String submit(String operation, Source source, JsonObject options) {
    return submit(JobRequest.of(operation, source, options));
  }

  /** Queues a job, nudges, and gives its id. */
  public String submit(JobRequest request) {
    String id = enqueue(request);
    bus.publish(Jobs.work(request.operation()), request.operation());
    return id;
  }

  /** Queues a job without a word. */
  public synchronized String enqueue(JobRequest request) {
    String id = Ids.next();
    queued.add(new ClaimedJob(id, request, 1, 1, lastAttempt, leaseMillis, timeoutMillis));
    return id;
  }

  /** Queues a job that another attempt had in hand, and nudges. */
  public synchronized void again(String id, JobRequest request, int attempt) {
    queued.add(
        new ClaimedJob(id, request, attempt, attempt, lastAttempt, leaseMillis, timeoutMillis));
    bus.publish(Jobs.work(request.operation()), request.operation());
  }

  /** Tells everybody that a job was cancelled. */
  public void publishCancelled(String id) {
    bus.publish(Jobs.CHANGED, List.of(new Change(id, JobState.CANCELLED, null)));
  }

  /** The job is no longer the worker's. */
  public void takeAway(String id) {
    held.remove(id);
  }

  /** Answers renewals in another way. */
  public void onRenew(Function<List<Renewal>, Future<List<Held>>> answer) {
    renewing = answer;
  }

  /** Answers finishes in another way. */
  public void onFinish(Function<List<Finish>, Future<List<Accepted>>> answer) {
    finishing = answer;
  }

  private synchronized List<ClaimedJob> claim(Claim claim) {
    claims.add(claim);
    List<ClaimedJob> given = new ArrayList<>();
    while (given.size() < claim.limit() && !queued.isEmpty()) {
      ClaimedJob job = queued.poll();
      held.put(job.id(), job.token());
      given.add(job);
    }
    return given;
  }

  /** The ordinary answer to renewals. */
  public Future<List<Held>> renew(List<Renewal> asked) {
    renewals.addAll(asked);
    return Future.succeededFuture(
        asked.stream().map(one -> held.containsKey(one.id()) ? Held.HELD : Held.LOST).toList());
  }

  /** The ordinary answer to finishes. */
  public Future<List<Accepted>> finish(List<Finish> asked) {
    finishAsks.add(asked);
    List<Accepted> answers = new ArrayList<>();
    for (Finish one : asked) {
      boolean accepted = held.remove(one.id(), one.token());
      if (accepted) {
        finished.add(one);
      }
      answers.add(new Accepted(accepted));
    }
    return Future.succeededFuture(answers);
  }

  /** Claims that were asked. */
  public List<Claim> claims() {
    return claims;
  }

  /** Renewals that were asked. */
  public List<Renewal> renewals() {
    return renewals;
  }

  /** Endings that were accepted, in their order. */
  public List<Finish> finished() {
    return finished;
  }

  /** How that job ended; null when it has not. */
  public Finish finished(String id) {
    return finished.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /** Endings as they were asked, in batches. */
  public List<List<Finish>> finishAsks() {
    return finishAsks;
  }
}
