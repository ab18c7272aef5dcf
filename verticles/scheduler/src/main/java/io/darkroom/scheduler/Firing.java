package io.darkroom.scheduler;

import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.bus.Submission;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A schedule at one of its times: the job that is made of it is one, whoever asks for it. */
record Firing(Schedule schedule, Instant at) {
  /** What makes one job of what several nodes ask for. */
  String key() {
    return "schedule:" + schedule.name() + ":" + at;
  }

  Submission submission() {
    JobRequest request = schedule.request();
    JsonObject metadata =
        request
            .metadata()
            .copy()
            .put(Schedule.METADATA_SCHEDULE, schedule.name())
            .put(Schedule.METADATA_FIRING, at.toString());
    // No fingerprint: while a configuration is rolled out, the first node's is taken.
    return new Submission(Ids.next(), request.saying(metadata), key(), null);
  }
}
