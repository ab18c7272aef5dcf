package io.darkroom.jobs;

/** What {@code jobs} tells whoever listens; each may be lost, and may be told together. */
interface Signals {
  /** There is something to claim for an operation's workers. */
  void work(String operation);

  /** There is something due for a kind's deliverers. */
  void deliveries(String kind);

  /** A job came to another state, or got on. */
  void changed(JobRecord job);
}
