package io.darkroom.jobs;

/**
 * Who works on a job.
 *
 * @param owner the worker
 * @param startedAt when it claimed the job
 * @param until when the job is taken from it, unless it renews
 */
record Lease(String owner, long startedAt, long until) {
  Lease renewed(long newUntil) {
    return new Lease(owner, startedAt, newUntil);
  }
}
