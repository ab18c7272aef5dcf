package io.darkroom.jobs;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens by the clock: leases that run out, back-offs and deliveries that fall due, jobs that
 * expire. Each round may fail or be lost; the next does what it did not. Several nodes may sweep at
 * once.
 */
final class Sweeper {
  /** Most jobs of one call of the store = {@value}. */
  static final int BATCH = 500;

  /** Most calls in a row = {@value}; what remains is the next round's. */
  static final int MAX_CALLS = 20;

  /**
   * How long a job outlives its expiry, in milliseconds = {@value}. No node whose clock is wrong by
   * less can retry a job whose upload another has removed already.
   */
  static final long CLOCK_SKEW = 60_000;

  private static final Logger log = LoggerFactory.getLogger(JobsVerticle.class);

  private final JobStore store;
  private final Transitions transitions;
  private final Admission admission;
  private final Grace grace;
  private final InstantSource clock;
  private final Signals signals;
  private final Witness witness;
  private final JobsMetrics metrics;
  private final Orphans orphans;

  Sweeper(
      JobStore store,
      Policy policy,
      Admission admission,
      InstantSource clock,
      Signals signals,
      Witness witness,
      JobsMetrics metrics) {
    this.store = store;
    this.transitions = new Transitions(policy);
    this.admission = admission;
    this.grace = new Grace(policy.lease());
    this.clock = clock;
    this.signals = signals;
    this.witness = witness;
    this.metrics = metrics;
    this.orphans = new Orphans(store, transitions, clock, witness);
  }

  /** Takes back what lost workers hold, counts, and nudges whoever has something to do. */
  Future<Void> sweep() {
    long now = clock.millis();
    Future<Void> lapsed = grace.over(now) ? lapse(now, MAX_CALLS) : Future.succeededFuture();
    return lapsed.compose(done -> store.stats(now)).map(this::counted);
  }

  private Future<Void> lapse(long now, int calls) {
    return store
        .take(new JobStore.Pick.Lapsed(now), BATCH, job -> transitions.lapse(job, now))
        .compose(
            taken -> {
              witness.applied(taken, now);
              orphans.of(taken);
              taken.forEach(one -> logLost(one.before()));
              return taken.size() < BATCH || calls <= 1
                  ? Future.succeededFuture()
                  : lapse(now, calls - 1);
            });
  }

  private Void counted(Stats stats) {
    admission.counted(stats.allQueued());
    metrics.counted(stats);
    // Also where nothing is due yet: a nudge too many costs nothing, and one may have been lost.
    stats.queued().keySet().forEach(signals::work);
    stats.dueKinds().forEach(signals::deliveries);
    return null;
  }

  private static void logLost(JobRecord job) {
    log.atWarn()
        .addKeyValue("job", job.id())
        .addKeyValue("operation", job.operation())
        .addKeyValue("worker", job.lease().owner())
        .addKeyValue("attempt", job.attempts())
        .log("worker was lost");
  }

  /**
   * Removes jobs that have expired; first what was uploaded for them, and what parts made, lest it
   * be forgotten.
   *
   * @param blobs removes the blobs of such jobs
   */
  Future<Void> purge(Function<List<JobRecord>, Future<Void>> blobs) {
    return purge(blobs, clock.millis() - CLOCK_SKEW, MAX_CALLS);
  }

  private Future<Void> purge(
      Function<List<JobRecord>, Future<Void>> blobs, long before, int calls) {
    return store
        .expired(before, BATCH)
        .compose(
            jobs ->
                jobs.isEmpty()
                    ? Future.succeededFuture()
                    : remove(jobs, blobs, before)
                        .compose(
                            removed ->
                                jobs.size() < BATCH || calls <= 1
                                    ? Future.succeededFuture()
                                    : purge(blobs, before, calls - 1)));
  }

  private Future<Void> remove(
      List<JobRecord> jobs, Function<List<JobRecord>, Future<Void>> blobs, long before) {
    List<String> ids = jobs.stream().map(JobRecord::id).toList();
    return blobs
        .apply(jobs)
        .compose(removed -> store.remove(ids, before))
        .onSuccess(
            removed -> log.atInfo().addKeyValue("jobs", ids.size()).log("expired jobs removed"));
  }
}
