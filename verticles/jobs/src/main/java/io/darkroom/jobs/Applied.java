package io.darkroom.jobs;

/**
 * What a transition made of a record.
 *
 * @param before the record it was given; null if there is none
 * @param after the record to be written; null when there is nothing to write
 * @param answer what whoever asked is told; null when the transition does not apply
 */
record Applied<A>(JobRecord before, JobRecord after, A answer) {
  static <A> Applied<A> unchanged(JobRecord job, A answer) {
    return new Applied<>(job, null, answer);
  }

  boolean changed() {
    return after != null;
  }

  /** The record as it is now. */
  JobRecord now() {
    return after == null ? before : after;
  }
}
