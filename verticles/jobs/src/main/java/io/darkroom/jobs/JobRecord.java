package io.darkroom.jobs;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.Progress;
import io.darkroom.contract.Supersedes;
import java.util.List;

/**
 * A job as it is stored. Times are epoch milliseconds of the jobs node's clock. Only {@link
 * Transitions} and {@link DeliveryTransitions} make new ones from old ones.
 *
 * @param order what never changes
 * @param state where it stands
 * @param notBefore not claimed before that
 * @param attempts attempts begun since it was queued by hand; one that was released does not count
 * @param token the fencing token: grows with every claim and is never reused
 * @param lease who works on it; null unless it is running
 * @param progress how far it is; null when not known
 * @param history attempts that ended, the latest last; bounded
 * @param end how it ended; null before
 * @param deliveries what it owes and what it has delivered
 * @param deliveriesMade how many deliveries there ever were, which numbers the next
 * @param expiresAt when it may be removed; 0 while it runs or still owes something
 * @param version counts the writes, for compare-and-set
 */
record JobRecord(
    Order order,
    JobState state,
    long notBefore,
    int attempts,
    long token,
    Lease lease,
    Progress progress,
    List<Attempt> history,
    Ending end,
    List<Delivery> deliveries,
    int deliveriesMade,
    long expiresAt,
    long version) {

  /** A job that was just asked for. */
  static JobRecord queued(Order order) {
    return new JobRecord(
        order,
        JobState.QUEUED,
        order.createdAt(),
        0,
        0,
        null,
        null,
        List.of(),
        null,
        List.of(),
        0,
        0,
        1);
  }

  String id() {
    return order.id();
  }

  String operation() {
    return order.request().operation();
  }

  /** What it is the newest word about; null for nothing. */
  Supersedes supersedes() {
    return order.request().supersedes();
  }

  /** True if it ended because a newer one had come. */
  boolean superseded() {
    return end != null && end.fault() != null && end.fault().failure() == Failure.SUPERSEDED;
  }

  Attempt lastAttempt() {
    return history.isEmpty() ? null : history.get(history.size() - 1);
  }
}
