package io.darkroom.scheduler;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.Presets;
import io.darkroom.contract.sweeps.SweepOptions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * One schedule: when, and which job.
 *
 * @param name its name, by which its jobs know it
 * @param cron when it fires
 * @param catchUp true if the last of the firings that were missed is made up for
 * @param request the job
 */
record Schedule(String name, Cron cron, boolean catchUp, JobRequest request) {
  /** Default zone of cron expressions = {@value}. */
  static final String DEFAULT_ZONE = "UTC";

  /** The name under which a job's metadata says which schedule made it = {@value}. */
  static final String METADATA_SCHEDULE = "schedule";

  /** The name under which a job's metadata says which firing it is of = {@value}. */
  static final String METADATA_FIRING = "firing";

  /**
   * Reads what is under a schedule's name: when, and, beside it, a job as a sender would give it.
   */
  static Schedule read(
      String name, Conf conf, Map<String, OperationSpec> operations, Presets presets) {
    Cron cron = cron(conf);
    boolean catchUp = conf.flag("catchUp", true);
    conf.text("operation");
    JobRequest request = JobRequest.read(conf, operations, presets, null);
    for (String key : new String[] {METADATA_SCHEDULE, METADATA_FIRING}) {
      if (request.metadata().containsKey(key)) {
        conf.complain(
            Failure.INVALID_VALUE, "metadata." + key, "cannot be given: the scheduler sets it");
      }
    }
    return new Schedule(name, cron, catchUp, SweepOptions.patient(request));
  }

  private static Cron cron(Conf conf) {
    ZoneId zone = zone(conf);
    String expression = conf.text("cron");
    if (expression.isEmpty()) {
      return null; // complained about
    }
    try {
      Cron cron = Cron.parse(expression, zone);
      if (cron.next(Instant.EPOCH).isEmpty()) {
        conf.complain(Failure.INVALID_VALUE, "cron", "is \"" + expression + "\": that is never");
      }
      return cron;
    } catch (IllegalArgumentException error) {
      conf.complain(
          Failure.INVALID_VALUE,
          "cron",
          "is \"" + expression + "\", must be as \"0 1 * * *\": " + error.getMessage());
      return null;
    }
  }

  private static ZoneId zone(Conf conf) {
    String zone = conf.text("zone", DEFAULT_ZONE);
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException error) {
      conf.complain(
          Failure.INVALID_VALUE, "zone", "is \"" + zone + "\", must be as UTC or Europe/Berlin");
      return ZoneId.of(DEFAULT_ZONE);
    }
  }
}
