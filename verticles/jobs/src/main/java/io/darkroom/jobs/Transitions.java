package io.darkroom.jobs;

import static io.darkroom.contract.JobState.CANCELLED;
import static io.darkroom.contract.JobState.FAILED;
import static io.darkroom.contract.JobState.QUEUED;
import static io.darkroom.contract.JobState.RUNNING;
import static io.darkroom.contract.JobState.SUCCEEDED;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Held;
import io.darkroom.contract.bus.Renewal;
import java.util.ArrayList;
import java.util.List;

/**
 * What can happen to a job. Pure functions: a store may apply one again to a newer record when
 * somebody else was quicker. A record of null is a job that does not exist.
 *
 * <pre>
 *   queued --claim--> running --succeed--> succeeded
 *     ^                 | | \--fail, for good--> failed
 *     |--release, fail, lapse-|  \--cancel--> cancelled
 *     \--retry-- failed, cancelled
 * </pre>
 */
final class Transitions {
  private static final Fault LOST =
      new Fault(
          Failure.WORKER_LOST,
          "The worker was not heard of before its lease ran out; it may have crashed over this job.");
  private static final Fault TIMED_OUT =
      new Fault(Failure.JOB_TIMEOUT, "The attempt took longer than the job's timeout allows.");
  private static final Fault WAS_CANCELLED = new Fault(Failure.CANCELLED, "The job was cancelled.");

  private final Policy policy;
  private final DeliveryTransitions deliveries;

  Transitions(Policy policy) {
    this.policy = policy;
    this.deliveries = new DeliveryTransitions(policy);
  }

  /** A worker takes a queued job that is due. */
  Applied<ClaimedJob> claim(JobRecord job, String worker, long now) {
    if (job == null || job.state() != QUEUED || job.notBefore() > now) {
      return Applied.unchanged(job, null);
    }
    JobDraft draft = new JobDraft(job);
    draft.state = RUNNING;
    draft.attempts++;
    draft.token++;
    draft.lease = new Lease(worker, now, now + policy.lease());
    ClaimedJob claimed =
        new ClaimedJob(
            job.id(),
            job.order().request(),
            draft.token,
            draft.attempts,
            draft.attempts >= policy.maxAttempts(job.order().request()),
            policy.lease(),
            policy.timeout(job.order().request()));
    return applied(job, draft, now, claimed);
  }

  /**
   * The worker lives. A worker that renews for ever is stopped here: it was to stop at the timeout
   * by itself, and gets one lease more.
   */
  Applied<Held> renew(JobRecord job, Renewal renewal, long now) {
    if (!holds(job, renewal.token())) {
      boolean cancelled = job != null && job.state() == CANCELLED && job.token() == renewal.token();
      return Applied.unchanged(job, cancelled ? Held.CANCELLED : Held.LOST);
    }
    long deadline =
        job.lease().startedAt() + policy.timeout(job.order().request()) + policy.lease();
    if (now > deadline) {
      JobDraft draft = new JobDraft(job);
      fail(draft, job, Attempt.Outcome.FAILED, TIMED_OUT, now);
      return applied(job, draft, now, Held.LOST);
    }
    JobDraft draft = new JobDraft(job);
    draft.lease = job.lease().renewed(now + policy.lease());
    draft.progress = renewal.progress() == null ? job.progress() : renewal.progress();
    return applied(job, draft, now, Held.HELD);
  }

  /** A worker ends its attempt. Asked again, it is told the same. */
  Applied<Accepted> finish(JobRecord job, Finish finish, long now) {
    if (!holds(job, finish.token())) {
      return Applied.unchanged(job, new Accepted(endedSo(job, finish)));
    }
    JobDraft draft = new JobDraft(job);
    switch (finish.outcome()) {
      case SUCCEEDED -> {
        draft.endAttempt(ended(job, Attempt.Outcome.SUCCEEDED, null, now), policy.historyLimit());
        draft.progress = job.progress() == null ? null : job.progress().whole();
        end(draft, job, SUCCEEDED, new Ending(now, finish.result(), null));
      }
      case FAILED -> fail(draft, job, Attempt.Outcome.FAILED, finish.fault(), now);
      case RELEASED -> {
        draft.endAttempt(ended(job, Attempt.Outcome.RELEASED, null, now), policy.historyLimit());
        draft.attempts--;
        requeue(draft, now);
      }
    }
    return applied(job, draft, now, new Accepted(true));
  }

  /** The worker's lease has run out. */
  Applied<JobState> lapse(JobRecord job, long now) {
    if (job == null || job.state() != RUNNING || job.lease().until() > now) {
      return Applied.unchanged(job, null);
    }
    JobDraft draft = new JobDraft(job);
    fail(draft, job, Attempt.Outcome.LOST, LOST, now);
    return applied(job, draft, now, draft.state);
  }

  /** The sender wants it no more. The worker hears of it when it renews. */
  Applied<Boolean> cancel(String id, JobRecord job, long now) {
    if (job == null) {
      throw notFound(id);
    }
    if (job.state() == CANCELLED) {
      return Applied.unchanged(job, true);
    }
    if (job.state().finished()) {
      throw Failure.JOB_ALREADY_FINISHED.with(
          "Job " + job.id() + " has " + job.state().wire() + " already; it cannot be cancelled.");
    }
    return applied(job, cancelled(job, WAS_CANCELLED, now), now, true);
  }

  private JobDraft cancelled(JobRecord job, Fault why, long now) {
    JobDraft draft = new JobDraft(job);
    if (job.state() == RUNNING) {
      Attempt attempt = ended(job, Attempt.Outcome.CANCELLED, why, now);
      draft.endAttempt(attempt, policy.historyLimit());
    }
    end(draft, job, CANCELLED, new Ending(now, null, why));
    return draft;
  }

  /** A newer job says all that this one would, and more. The worker hears of it when it renews. */
  Applied<Boolean> supersede(JobRecord job, long newest, long now) {
    if (job == null || job.state().finished() || job.supersedes().version() >= newest) {
      return Applied.unchanged(job, false);
    }
    Fault superseded =
        new Fault(
            Failure.SUPERSEDED,
            "A newer job of "
                + job.supersedes().key()
                + " took its place: this one is of version "
                + job.supersedes().version()
                + ", that one of "
                + newest
                + ".");
    return applied(job, cancelled(job, superseded, now), now, true);
  }

  /**
   * Somebody wants a job that did not succeed tried anew, with all its attempts. What it has not
   * delivered yet is given up: it would tell of an end that is none any more.
   */
  Applied<Boolean> retry(String id, JobRecord job, long now) {
    if (job == null || (job.expiresAt() > 0 && job.expiresAt() <= now)) {
      throw notFound(id);
    }
    if (job.state() != FAILED && job.state() != CANCELLED) {
      throw Failure.JOB_NOT_RETRYABLE.with(
          "Job "
              + job.id()
              + " is "
              + job.state().wire()
              + "; only failed or cancelled jobs retry.");
    }
    if (job.superseded()) {
      throw Failure.JOB_NOT_RETRYABLE.with(
          "Job "
              + job.id()
              + " was superseded; a newer job of "
              + job.supersedes().key()
              + " is there.");
    }
    JobDraft draft = new JobDraft(job);
    draft.attempts = 0;
    draft.end = null;
    draft.deliveries = deliveries.withdrawn(job.deliveries(), now);
    requeue(draft, now);
    return applied(job, draft, now, true);
  }

  static RuntimeException notFound(String id) {
    return Failure.JOB_NOT_FOUND.with(
        "There is no job " + id + "; finished jobs are removed after the retention time.");
  }

  private static boolean holds(JobRecord job, long token) {
    return job != null && job.state() == RUNNING && job.token() == token;
  }

  /** True if the attempt of that token is the last one and did end as it says again. */
  private static boolean endedSo(JobRecord job, Finish finish) {
    Attempt last = job == null ? null : job.lastAttempt();
    return last != null
        && last.token() == finish.token()
        && last.outcome().name().equals(finish.outcome().name());
  }

  private static Attempt ended(JobRecord job, Attempt.Outcome outcome, Fault fault, long now) {
    Lease lease = job.lease();
    return new Attempt(
        job.attempts(), job.token(), lease.owner(), lease.startedAt(), now, outcome, fault);
  }

  private void fail(JobDraft draft, JobRecord job, Attempt.Outcome outcome, Fault fault, long now) {
    draft.endAttempt(ended(job, outcome, fault, now), policy.historyLimit());
    if (fault.failure().retryable() && job.attempts() < policy.maxAttempts(job.order().request())) {
      requeue(draft, now + policy.backoff(job.id(), job.attempts()));
    } else {
      end(draft, job, FAILED, new Ending(now, null, fault));
    }
  }

  private static void requeue(JobDraft draft, long notBefore) {
    draft.state = QUEUED;
    draft.notBefore = notBefore;
    draft.progress = null;
  }

  /** The end, and what is owed for it: one write. */
  private void end(JobDraft draft, JobRecord job, JobState state, Ending end) {
    draft.state = state;
    draft.end = end;
    List<Delivery> all =
        new ArrayList<>(DeliveryTransitions.kept(draft.deliveries, policy.historyLimit()));
    for (Notify.Target target : job.order().request().notification().targets()) {
      draft.deliveriesMade++;
      String id = job.id() + "-" + draft.deliveriesMade;
      all.add(Delivery.due(id, target.kind(), target.address(), end.at()));
    }
    draft.deliveries = List.copyOf(all);
  }

  private <A> Applied<A> applied(JobRecord job, JobDraft draft, long now, A answer) {
    return new Applied<>(job, draft.build(now + policy.retention()), answer);
  }
}
