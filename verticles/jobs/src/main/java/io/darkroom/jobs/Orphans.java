package io.darkroom.jobs;

import io.darkroom.contract.JobState;
import io.darkroom.contract.bus.JobQuery;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels the parts of jobs that have failed or were cancelled: nobody waits for them any more. If
 * this node dies before it has, such parts end by themselves, and their workers remove what they
 * made; what those cannot is removed when their records expire.
 */
final class Orphans {
  private static final int PAGE = 500;
  private static final Logger log = LoggerFactory.getLogger(JobsVerticle.class);

  private final JobStore store;
  private final Transitions transitions;
  private final InstantSource clock;
  private final Witness witness;

  Orphans(JobStore store, Transitions transitions, InstantSource clock, Witness witness) {
    this.store = store;
    this.transitions = transitions;
    this.clock = clock;
    this.witness = witness;
  }

  /** Looks after the parts of those that have just failed or been cancelled. Never fails. */
  void of(List<? extends Applied<?>> all) {
    for (Applied<?> one : all) {
      if (one.changed()
          && !one.before().state().finished()
          && (one.after().state() == JobState.FAILED
              || one.after().state() == JobState.CANCELLED)) {
        cancel(one.after().id(), null)
            .onFailure(
                error ->
                    log.atWarn()
                        .addKeyValue("job", one.after().id())
                        .log("its parts were not cancelled: {}", error.getMessage()));
      }
    }
  }

  private Future<Void> cancel(String parent, String cursor) {
    return store
        .list(new JobQuery(null, null, parent, PAGE, cursor))
        .compose(
            parts ->
                cancel(parts.items())
                    .compose(
                        cancelled ->
                            parts.next() == null
                                ? Future.succeededFuture()
                                : cancel(parent, parts.next())));
  }

  private Future<Void> cancel(List<JobRecord> parts) {
    long now = clock.millis();
    List<JobStore.Edit<Boolean>> edits =
        parts.stream()
            .filter(part -> !part.state().finished())
            .map(part -> new JobStore.Edit<>(part.id(), job -> cancelled(job, now)))
            .toList();
    return edits.isEmpty()
        ? Future.succeededFuture()
        : store
            .edit(edits)
            .map(
                applied -> {
                  witness.applied(applied, now);
                  of(applied); // parts may have parts
                  return null;
                });
  }

  /** As {@link Transitions#cancel}, but that it may have ended by now is no failure. */
  private Applied<Boolean> cancelled(JobRecord job, long now) {
    return job == null || job.state().finished()
        ? Applied.unchanged(job, false)
        : transitions.cancel(job.id(), job, now);
  }
}
