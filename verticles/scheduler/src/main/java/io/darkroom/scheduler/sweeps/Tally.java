package io.darkroom.scheduler.sweeps;

import io.vertx.core.json.JsonObject;

/** What became of a run's documents. */
final class Tally {
  private final SweepMeters meters;
  private int developed;
  private int reused;
  private int invalid;
  private int later;
  private int jobs;

  Tally(SweepMeters meters) {
    this.meters = meters;
  }

  /** Written back what was made of their images now. */
  void developed(int documents) {
    developed += documents;
    meters.developed().increment(documents);
  }

  /** Written back what had been made for another document. */
  void reused(int documents) {
    reused += documents;
    meters.reused().increment(documents);
  }

  /** Marked as invalid. */
  void invalid(int documents) {
    invalid += documents;
    meters.invalid().increment(documents);
  }

  /** Left as they were, for the next sweep. */
  void later(int documents) {
    later += documents;
    meters.later().increment(documents);
  }

  /** An image's job was waited for. */
  void job() {
    jobs++;
  }

  int documents() {
    return developed + reused + invalid + later;
  }

  /** As the job's result has it. */
  JsonObject toJson() {
    return new JsonObject()
        .put("documents", documents())
        .put("developed", developed)
        .put("reused", reused)
        .put("invalid", invalid)
        .put("later", later)
        .put("jobs", jobs);
  }
}
