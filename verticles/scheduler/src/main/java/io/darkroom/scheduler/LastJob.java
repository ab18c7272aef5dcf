package io.darkroom.scheduler;

import io.darkroom.contract.JobView;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The newest job of a schedule.
 *
 * @param id the job's id
 * @param firing which firing it is of
 * @param finishedAt when it ended; null while it has not
 */
record LastJob(String id, Instant firing, Instant finishedAt) {
  /** What a job says of itself; empty if it is not one of that schedule's. */
  static Optional<LastJob> of(Schedule schedule, JobView job) {
    JsonObject json = job.json();
    JsonObject metadata = json.getJsonObject("metadata", new JsonObject());
    if (!schedule.name().equals(metadata.getValue(Schedule.METADATA_SCHEDULE))) {
      return Optional.empty();
    }
    try {
      Instant firing = Instant.parse(String.valueOf(metadata.getValue(Schedule.METADATA_FIRING)));
      Instant finishedAt =
          job.state().finished() ? Instant.parse(json.getString("finishedAt")) : null;
      return Optional.of(new LastJob(job.id(), firing, finishedAt));
    } catch (DateTimeParseException notOurs) { // metadata is the senders' own
      return Optional.empty();
    }
  }

  boolean finished() {
    return finishedAt != null;
  }

  /** Up to when firings are accounted for: made, or skipped while this one ran. */
  Instant accountedFor(Instant now) {
    if (!finished()) {
      return now;
    }
    return finishedAt.isAfter(firing) ? finishedAt : firing;
  }
}
