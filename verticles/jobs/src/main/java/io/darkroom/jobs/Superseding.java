package io.darkroom.jobs;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Ends jobs that a newer one of their key supersedes. It looks after every insertion, so that of
 * two nodes which insert at once at least one sees the other's job; and after every claim, so that
 * no worker gets a job when a newer one is durable.
 *
 * <p>The second look is what makes it harmless when a node dies between an insertion and the first:
 * the older job, if it is queued, ends when it is claimed, whoever does that; if it is running, it
 * may still succeed, as it might have a moment before. The sender was not answered, and who asks
 * again has it looked for again.
 */
final class Superseding {
  private final JobStore store;
  private final Transitions transitions;
  private final Witness witness;
  private final Orphans orphans;

  Superseding(JobStore store, Transitions transitions, Witness witness, Orphans orphans) {
    this.store = store;
    this.transitions = transitions;
    this.witness = witness;
    this.orphans = orphans;
  }

  /**
   * Ends what is outdated among all jobs of the keys that these have.
   *
   * @return the records of those that it ended, by id
   */
  Future<Map<String, JobRecord>> look(List<JobRecord> jobs, long now) {
    List<String> keys =
        jobs.stream()
            .filter(job -> job.supersedes() != null)
            .map(job -> job.supersedes().key())
            .distinct()
            .toList();
    return keys.isEmpty()
        ? Future.succeededFuture(Map.of())
        : store.outdated(keys).compose(outdated -> end(outdated, now));
  }

  private Future<Map<String, JobRecord>> end(List<JobStore.Outdated> outdated, long now) {
    return store
        .edit(
            outdated.stream()
                .map(
                    one ->
                        new JobStore.Edit<>(
                            one.id(), job -> transitions.supersede(job, one.newest(), now)))
                .toList())
        .map(
            edited -> {
              witness.applied(edited, now);
              orphans.of(edited);
              return edited.stream()
                  .filter(Applied::changed)
                  .map(Applied::after)
                  .collect(Collectors.toMap(JobRecord::id, job -> job));
            });
  }
}
