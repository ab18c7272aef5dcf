package io.darkroom.jobs;

import io.darkroom.contract.JobRequest;
import io.darkroom.contract.bus.Submission;

/**
 * What never changes of a job: who it is and what was asked for.
 *
 * @param id the job's id, chosen by its edge
 * @param request what was asked for
 * @param idempotencyKey null, or what no two jobs have alike
 * @param fingerprint null, or a hash of what was asked under that key
 * @param createdAt when it was made durable first, epoch milliseconds
 */
record Order(
    String id, JobRequest request, String idempotencyKey, String fingerprint, long createdAt) {
  static Order of(Submission submission, long now) {
    return new Order(
        submission.id(),
        submission.request(),
        submission.idempotencyKey(),
        submission.fingerprint(),
        now);
  }
}
