package io.darkroom.jobs;

import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.DeliveryQuery;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Held;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Page;
import io.darkroom.contract.bus.Renewal;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers every ask of {@link io.darkroom.contract.bus.Jobs}: reads the clock, has the store apply
 * a transition, and tells the {@link Witness} what was written. Knows nothing of the bus, so the
 * model test can drive it. On one context only.
 */
final class JobService {
  /** Most of anything that one ask gets = {@value}. */
  static final int MAX_LIMIT = 1000;

  private final JobStore store;
  private final Transitions transitions;
  private final DeliveryTransitions deliveries;
  private final Superseding superseding;
  private final Admission admission;
  private final InstantSource clock;
  private final Witness witness;
  private final Orphans orphans;
  private final JobsMetrics metrics;

  JobService(
      JobStore store,
      JobsOptions options,
      Admission admission,
      InstantSource clock,
      Witness witness,
      JobsMetrics metrics) {
    this.store = store;
    this.transitions = new Transitions(options.policy());
    this.deliveries = new DeliveryTransitions(options.policy());
    this.admission = admission;
    this.clock = clock;
    this.witness = witness;
    this.orphans = new Orphans(store, transitions, clock, witness);
    this.superseding = new Superseding(store, transitions, witness, orphans);
    this.metrics = metrics;
  }

  Future<List<Submitted>> submit(List<Submission> submissions) {
    metrics.batch("submit", submissions.size());
    long now = clock.millis();
    for (Submission one : submissions) {
      if (!Ids.valid(one.id())) {
        return Future.failedFuture(
            Failure.INVALID_VALUE.with(
                "id is \"" + one.id() + "\", must be 24 to 32 lower-case hex digits"));
      }
    }
    List<JobRecord> jobs =
        submissions.stream().map(one -> JobRecord.queued(Order.of(one, now))).toList();
    boolean parts = submissions.stream().allMatch(one -> one.request().parent() != null);
    return (parts || admission.open() ? store.insert(jobs) : onlyKnown(jobs))
        .onSuccess(
            inserted -> {
              inserted.stream()
                  .filter(JobStore.Inserted::created)
                  .forEach(one -> witness.created(one.job()));
              admission.accepted(inserted.stream().filter(JobStore.Inserted::created).count());
            })
        .compose(
            inserted ->
                superseding
                    .look(inserted.stream().map(JobStore.Inserted::job).toList(), now)
                    .map(
                        ended ->
                            IntStream.range(0, jobs.size())
                                .mapToObj(
                                    i -> submitted(submissions.get(i), inserted.get(i), ended))
                                .toList()));
  }

  /** Over the high-water mark, who asks again still hears of the job it has. */
  private Future<List<JobStore.Inserted>> onlyKnown(List<JobRecord> jobs) {
    return store
        .known(jobs)
        .compose(
            known -> {
              if (known.stream().anyMatch(Optional::isEmpty)) {
                metrics.refused(jobs.size());
                return Future.failedFuture(admission.refusal());
              }
              return Future.succeededFuture(
                  known.stream().map(one -> new JobStore.Inserted(one.get(), false)).toList());
            });
  }

  private static Submitted submitted(
      Submission asked, JobStore.Inserted inserted, Map<String, JobRecord> ended) {
    Order order = inserted.job().order();
    boolean reused =
        !inserted.created()
            && asked.idempotencyKey() != null
            && asked.idempotencyKey().equals(order.idempotencyKey())
            && asked.fingerprint() != null
            && order.fingerprint() != null
            && !asked.fingerprint().equals(order.fingerprint());
    return reused
        ? Submitted.refused(
            new Fault(
                Failure.IDEMPOTENCY_KEY_REUSED,
                "The idempotency key was used before, for another request; use a new key."))
        : new Submitted(
            JobViews.of(ended.getOrDefault(inserted.job().id(), inserted.job())),
            inserted.created(),
            null);
  }

  Future<List<ClaimedJob>> claim(Claim claim) {
    long now = clock.millis();
    return store
        .take(
            new JobStore.Pick.Claimable(claim.operations(), now),
            Math.min(claim.limit(), MAX_LIMIT),
            job -> transitions.claim(job, claim.worker(), now))
        .compose(
            taken -> {
              List<ClaimedJob> claimed = witnessed("claim", taken, now);
              return superseding
                  .look(taken.stream().map(Applied::now).toList(), now)
                  .map(
                      ended ->
                          claimed.stream().filter(job -> !ended.containsKey(job.id())).toList());
            });
  }

  Future<List<Held>> renew(List<Renewal> renewals) {
    long now = clock.millis();
    return store
        .edit(
            renewals.stream()
                .map(one -> new JobStore.Edit<>(one.id(), job -> transitions.renew(job, one, now)))
                .toList())
        .map(edited -> witnessed("renew", edited, now));
  }

  Future<List<Accepted>> finish(List<Finish> finishes) {
    long now = clock.millis();
    return store
        .edit(
            finishes.stream()
                .map(one -> new JobStore.Edit<>(one.id(), job -> transitions.finish(job, one, now)))
                .toList())
        .map(edited -> witnessed("finish", edited, now));
  }

  Future<JobView> get(String id) {
    return store
        .get(id)
        .map(found -> JobViews.of(found.orElseThrow(() -> Transitions.notFound(id))));
  }

  Future<Page> list(JobQuery query) {
    return store
        .list(
            new JobQuery(
                query.state(),
                query.operation(),
                query.parent(),
                limit(query.limit()),
                query.cursor()))
        .map(
            slice ->
                new Page(
                    slice.items().stream().map(job -> JobViews.of(job).json()).toList(),
                    slice.next()));
  }

  Future<JobView> cancel(String id) {
    long now = clock.millis();
    return editOne(new JobStore.Edit<>(id, job -> transitions.cancel(id, job, now)), now)
        .map(JobViews::of);
  }

  Future<JobView> retry(String id) {
    long now = clock.millis();
    return editOne(new JobStore.Edit<>(id, job -> transitions.retry(id, job, now)), now)
        .compose(
            job ->
                superseding
                    .look(List.of(job), now)
                    .map(ended -> JobViews.of(ended.getOrDefault(id, job))));
  }

  Future<List<ClaimedDelivery>> claimDeliveries(DeliveryClaim claim) {
    long now = clock.millis();
    return store
        .take(
            new JobStore.Pick.Due(claim.kind(), now),
            Math.min(claim.limit(), MAX_LIMIT),
            job -> deliveries.claim(job, claim.kind(), claim.deliverer(), now))
        .map(taken -> witnessed("claim-deliveries", taken, now));
  }

  Future<List<Accepted>> settle(List<Settlement> settlements) {
    long now = clock.millis();
    return store
        .edit(
            settlements.stream()
                .map(
                    one ->
                        new JobStore.Edit<>(
                            Delivery.jobOf(one.id()), job -> deliveries.settle(job, one, now)))
                .toList())
        .map(edited -> witnessed("settle", edited, now));
  }

  Future<Page> listDeliveries(DeliveryQuery query) {
    return store
        .listDeliveries(new DeliveryQuery(query.state(), limit(query.limit()), query.cursor()))
        .map(slice -> new Page(slice.items().stream().map(JobViews::of).toList(), slice.next()));
  }

  Future<JsonObject> replay(String id) {
    long now = clock.millis();
    String job = Delivery.jobOf(id);
    return editOne(new JobStore.Edit<>(job, it -> deliveries.replay(id, it, now)), now)
        .map(after -> JobViews.of(DeliveryTransitions.find(after, id)));
  }

  Future<JsonObject> stats() {
    return store.stats(clock.millis()).map(Stats::toJson);
  }

  private Future<JobRecord> editOne(JobStore.Edit<Boolean> edit, long now) {
    return store
        .edit(List.of(edit))
        .map(
            edited -> {
              witness.applied(edited, now);
              orphans.of(edited);
              return edited.get(0).now();
            });
  }

  private <A> List<A> witnessed(String ask, List<Applied<A>> all, long now) {
    metrics.batch(ask, all.size());
    witness.applied(all, now);
    orphans.of(all);
    return all.stream().map(Applied::answer).toList();
  }

  private static int limit(int asked) {
    return Math.max(1, Math.min(asked, MAX_LIMIT));
  }
}
