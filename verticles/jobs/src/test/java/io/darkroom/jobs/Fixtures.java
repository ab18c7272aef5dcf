package io.darkroom.jobs;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Notify;
import io.darkroom.contract.Source;
import io.darkroom.contract.Supersedes;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Submission;
import io.vertx.core.json.JsonObject;

/** Jobs for tests. */
final class Fixtures {
  static final String OPERATION = "renditions";
  static final Notify POSTBACK = new Notify("https://example.org/hook", null);
  static final Fault BROKEN = new Fault(Failure.IMAGE_CORRUPT, "The image cannot be decoded.");
  static final Fault PASSING = new Fault(Failure.SOURCE_TIMEOUT, "The source did not answer.");

  private Fixtures() {}

  static JobRequest request(String operation, Notify notify, int priority) {
    return JobRequest.of(
            operation,
            Source.url("https://example.org/photo.jpg"),
            new JsonObject().put("renditions", 1))
        .notifying(notify)
        .saying(new JsonObject().put("your.$key", "kept"))
        .prioritised(priority);
  }

  static Submission submission(Notify notify) {
    return new Submission(Ids.next(), request(OPERATION, notify, 0), null, null);
  }

  static Submission keyed(String key, String fingerprint) {
    return new Submission(Ids.next(), request(OPERATION, Notify.NOBODY, 0), key, fingerprint);
  }

  /** A job that is the newest word about the key. */
  static JobRecord newest(String key, long version, long now) {
    JobRequest request = request(OPERATION, POSTBACK, 0).superseding(new Supersedes(key, version));
    return JobRecord.queued(Order.of(new Submission(Ids.next(), request, null, null), now));
  }

  static JobRecord job(long now) {
    return JobRecord.queued(Order.of(submission(POSTBACK), now));
  }

  static JobRecord job(String operation, int priority, long now) {
    return JobRecord.queued(
        Order.of(
            new Submission(Ids.next(), request(operation, POSTBACK, priority), null, null), now));
  }

  static JobRecord part(String parent, long now) {
    JobRequest request = request(OPERATION, Notify.NOBODY, 0).asPartOf(parent, 0);
    return JobRecord.queued(Order.of(new Submission(Ids.next(), request, null, null), now));
  }

  static JobsOptions options(JsonObject jobs) {
    Conf conf = Conf.of(new JsonObject().put("jobs", jobs));
    JobsOptions options = JobsOptions.read(conf);
    conf.throwIfAny();
    return options;
  }
}
