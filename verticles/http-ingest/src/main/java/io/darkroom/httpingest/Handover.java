package io.darkroom.httpingest;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Submission;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import java.util.List;

/**
 * Hands over a job whose bytes are stored already. When no job comes of it, they are removed. It is
 * the one place where what was uploaded leaves for the workers.
 */
final class Handover {
  private final Submitter submitter;
  private final BlobStore store;
  private final Orphans orphans;

  Handover(Submitter submitter, BlobStore store, Orphans orphans) {
    this.submitter = submitter;
    this.store = store;
    this.orphans = orphans;
  }

  /**
   * Submits.
   *
   * @param stored what is there for this job alone
   * @return the durable job; its id is another when the key found one that was there
   */
  Future<JobView> submit(Submission submission, List<BlobRef> stored) {
    String id = submission.id();
    return submitter
        .submit(submission)
        .transform(
            submitted -> {
              if (submitted.succeeded()) {
                JobView job = submitted.result();
                // The key found a job that has an upload of its own.
                return job.id().equals(id)
                    ? Future.succeededFuture(job)
                    : remove(id, stored).map(job);
              }
              if (Submitter.refused(submitted.cause())) {
                return remove(id, stored).transform(gone -> Future.failedFuture(submitted.cause()));
              }
              stored.forEach(blob -> orphans.add(id, blob));
              return Future.failedFuture(submitted.cause());
            });
  }

  /** Removes what is there for a job that was never submitted; does not fail. */
  Future<Void> remove(String job, List<BlobRef> stored) {
    return store
        .delete(stored)
        .recover(
            error -> {
              stored.forEach(blob -> orphans.add(job, blob));
              return Future.succeededFuture();
            });
  }
}
