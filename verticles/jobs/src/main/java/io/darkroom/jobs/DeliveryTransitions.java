package io.darkroom.jobs;

import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.Settlement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What can happen to the deliveries within a job's record; pure, as {@link Transitions}.
 *
 * <p>A claimed delivery stays pending; it is only due later, when its holder's lease is over. A
 * deliverer that crashed therefore needs nobody to clean up after it.
 */
final class DeliveryTransitions {
  private static final String WITHDRAWN = "withdrawn";
  private static final String RELEASED = wire(Settlement.Outcome.RELEASED);

  private final Policy policy;

  DeliveryTransitions(Policy policy) {
    this.policy = policy;
  }

  /** A deliverer takes the delivery of a kind that has been due longest. */
  Applied<ClaimedDelivery> claim(JobRecord job, String kind, String deliverer, long now) {
    Delivery due =
        job == null
            ? null
            : job.deliveries().stream()
                .filter(one -> one.pending() && one.kind().equals(kind) && one.dueAt() <= now)
                .min(Comparator.comparingLong(Delivery::dueAt))
                .orElse(null);
    if (due == null) {
      return Applied.unchanged(job, null);
    }
    Delivery claimed =
        new Delivery(
            due.id(),
            due.kind(),
            due.address(),
            Delivery.State.PENDING,
            due.attempts() + 1,
            now + policy.deliveryLease(),
            due.token() + 1,
            deliverer,
            due.tries());
    JobRecord after = with(job, due, claimed, now);
    ClaimedDelivery answer =
        new ClaimedDelivery(
            claimed.id(),
            claimed.address(),
            claimed.token(),
            claimed.attempts(),
            policy.deliveryLease(),
            JobViews.of(after));
    return new Applied<>(job, after, answer);
  }

  /** A deliverer ends its try. Asked again, it is told the same. */
  Applied<Accepted> settle(JobRecord job, Settlement settlement, long now) {
    Delivery delivery = find(job, settlement.id());
    if (delivery == null
        || !delivery.pending()
        || delivery.holder() == null
        || delivery.token() != settlement.token()) {
      return Applied.unchanged(job, new Accepted(settledSo(delivery, settlement)));
    }
    long later = now + Math.max(0, settlement.retryInMillis());
    Delivery settled =
        switch (settlement.outcome()) {
          case DELIVERED -> settled(delivery, settlement, Delivery.State.DELIVERED, 0, now);
          case DEAD -> settled(delivery, settlement, Delivery.State.DEAD, 0, now);
          case RETRY, RELEASED -> settled(delivery, settlement, Delivery.State.PENDING, later, now);
        };
    return new Applied<>(job, with(job, delivery, settled, now), new Accepted(true));
  }

  /** Somebody wants a dead delivery tried again, under its id. */
  Applied<Boolean> replay(String id, JobRecord job, long now) {
    Delivery delivery = find(job, id);
    if (delivery == null) {
      throw Failure.DELIVERY_NOT_FOUND.with(
          "There is no delivery " + id + "; deliveries are removed with their jobs.");
    }
    if (delivery.state() != Delivery.State.DEAD) {
      throw Failure.DELIVERY_NOT_DEAD.with(
          "Delivery " + id + " is " + delivery.state().wire() + "; only dead ones are replayed.");
    }
    if (!job.state().finished()) {
      throw Failure.DELIVERY_NOT_DEAD.with(
          "Delivery "
              + id
              + " tells of a job that was queued anew; it will tell when it has ended.");
    }
    Delivery due =
        new Delivery(
            id,
            delivery.kind(),
            delivery.address(),
            Delivery.State.PENDING,
            0,
            now,
            delivery.token(),
            null,
            delivery.tries());
    return new Applied<>(job, with(job, delivery, due, now), true);
  }

  /** The deliveries of a job that is queued anew: none of them still to be made. */
  List<Delivery> withdrawn(List<Delivery> deliveries, long now) {
    return deliveries.stream().map(one -> one.pending() ? withdrawn(one, now) : one).toList();
  }

  /** Without the oldest settled ones beyond {@code limit}. */
  static List<Delivery> kept(List<Delivery> deliveries, int limit) {
    return deliveries.subList(Math.max(0, deliveries.size() - limit), deliveries.size());
  }

  static Delivery find(JobRecord job, String id) {
    return job == null
        ? null
        : job.deliveries().stream().filter(one -> one.id().equals(id)).findAny().orElse(null);
  }

  private static boolean settledSo(Delivery delivery, Settlement settlement) {
    if (delivery == null || delivery.tries().isEmpty()) {
      return false;
    }
    Delivery.Try last = delivery.tries().get(delivery.tries().size() - 1);
    return last.token() == settlement.token() && last.outcome().equals(wire(settlement.outcome()));
  }

  private Delivery settled(
      Delivery delivery, Settlement settlement, Delivery.State state, long dueAt, long now) {
    boolean unspent = settlement.outcome() == Settlement.Outcome.RELEASED;
    Delivery.Try ended =
        new Delivery.Try(delivery.token(), now, wire(settlement.outcome()), settlement.note());
    return new Delivery(
        delivery.id(),
        delivery.kind(),
        delivery.address(),
        state,
        delivery.attempts() - (unspent ? 1 : 0),
        dueAt,
        delivery.token(),
        null,
        tries(delivery.tries(), ended));
  }

  /** Of several releases in a row only the last is kept, so that they push no real try out. */
  private List<Delivery.Try> tries(List<Delivery.Try> tries, Delivery.Try ended) {
    int last = tries.size() - 1;
    boolean again =
        last >= 0 && ended.outcome().equals(RELEASED) && tries.get(last).outcome().equals(RELEASED);
    return JobDraft.appended(again ? tries.subList(0, last) : tries, ended, policy.historyLimit());
  }

  private Delivery withdrawn(Delivery delivery, long now) {
    Delivery.Try ended =
        new Delivery.Try(delivery.token(), now, WITHDRAWN, "the job was queued anew");
    return new Delivery(
        delivery.id(),
        delivery.kind(),
        delivery.address(),
        Delivery.State.DEAD,
        delivery.attempts(),
        0,
        delivery.token(),
        null,
        JobDraft.appended(delivery.tries(), ended, policy.historyLimit()));
  }

  private JobRecord with(JobRecord job, Delivery before, Delivery after, long now) {
    JobDraft draft = new JobDraft(job);
    draft.replace(before, after);
    return draft.build(now + policy.retention());
  }

  private static String wire(Settlement.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
