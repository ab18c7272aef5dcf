package io.darkroom.jobs;

import io.darkroom.contract.JobState;
import io.darkroom.contract.Progress;
import java.util.ArrayList;
import java.util.List;

/** The next version of a record, while a transition writes it. Lives within one call. */
final class JobDraft {
  private final Order order;
  private final long version;
  JobState state;
  long notBefore;
  int attempts;
  long token;
  Lease lease;
  Progress progress;
  List<Attempt> history;
  Ending end;
  List<Delivery> deliveries;
  int deliveriesMade;

  JobDraft(JobRecord job) {
    order = job.order();
    version = job.version();
    state = job.state();
    notBefore = job.notBefore();
    attempts = job.attempts();
    token = job.token();
    lease = job.lease();
    progress = job.progress();
    history = job.history();
    end = job.end();
    deliveries = job.deliveries();
    deliveriesMade = job.deliveriesMade();
  }

  /** Ends the attempt that holds the lease. */
  void endAttempt(Attempt ended, int limit) {
    history = appended(history, ended, limit);
    lease = null;
  }

  void replace(Delivery before, Delivery after) {
    deliveries = deliveries.stream().map(one -> one.equals(before) ? after : one).toList();
  }

  /**
   * The record.
   *
   * @param expiry when it expires if it has ended and owes nothing
   */
  JobRecord build(long expiry) {
    boolean owes = deliveries.stream().anyMatch(Delivery::pending);
    return new JobRecord(
        order,
        state,
        notBefore,
        attempts,
        token,
        lease,
        progress,
        history,
        end,
        deliveries,
        deliveriesMade,
        state.finished() && !owes ? expiry : 0,
        version + 1);
  }

  /** The list with one more at its end, and no more than {@code limit} of the latest. */
  static <T> List<T> appended(List<T> list, T one, int limit) {
    List<T> longer = new ArrayList<>(list.size() + 1);
    longer.addAll(list.subList(Math.max(0, list.size() + 1 - limit), list.size()));
    longer.add(one);
    return List.copyOf(longer);
  }
}
