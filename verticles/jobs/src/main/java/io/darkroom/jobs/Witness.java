package io.darkroom.jobs;

import io.darkroom.contract.JobState;
import io.darkroom.contract.bus.Fault;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Sees what was written, once it is durable, and tells the log, the metrics, and the bus. */
final class Witness {
  private static final Logger log = LoggerFactory.getLogger(JobsVerticle.class);

  private final Signals signals;
  private final JobsMetrics metrics;

  Witness(Signals signals, JobsMetrics metrics) {
    this.signals = signals;
    this.metrics = metrics;
  }

  /** A new job is durable. */
  void created(JobRecord job) {
    metrics.submitted(job);
    signals.work(job.operation());
    signals.changed(job);
  }

  /** Transitions were applied. */
  void applied(List<? extends Applied<?>> all, long now) {
    for (Applied<?> one : all) {
      if (one.changed()) {
        applied(one.before(), one.after(), now);
      }
    }
  }

  private void applied(JobRecord before, JobRecord after, long now) {
    Attempt ended = after.lastAttempt();
    if (ended != null && !ended.equals(before.lastAttempt())) {
      metrics.attempted(after, ended);
    }
    if (after.state() != before.state()) {
      moved(before, after, now);
    }
    if (after.state() != before.state() || !Objects.equals(after.progress(), before.progress())) {
      signals.changed(after);
    }
    if (after.deliveries() != before.deliveries()) {
      after.deliveries().stream()
          .filter(one -> one.pending() && one.dueAt() <= now)
          .forEach(one -> signals.deliveries(one.kind()));
    }
  }

  private void moved(JobRecord before, JobRecord after, long now) {
    if (after.state() == JobState.RUNNING) {
      metrics.waited(after, now - before.notBefore());
    } else if (after.state() == JobState.QUEUED && after.notBefore() <= now) {
      signals.work(after.operation());
    } else if (after.state().finished()) {
      metrics.finished(after);
      logEnd(after);
    }
  }

  private static void logEnd(JobRecord job) {
    LoggingEventBuilder line =
        log.atInfo()
            .addKeyValue("job", job.id())
            .addKeyValue("operation", job.operation())
            .addKeyValue("state", job.state().wire())
            .addKeyValue("attempt", job.attempts())
            .addKeyValue("ms", job.end().at() - job.order().createdAt());
    Fault fault = job.end().fault();
    if (fault == null) {
      line.log("job finished");
    } else {
      line.addKeyValue("failure", fault.failure()).log("job finished: {}", fault.message());
    }
  }
}
