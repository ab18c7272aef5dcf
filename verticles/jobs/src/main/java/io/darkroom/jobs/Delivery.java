package io.darkroom.jobs;

import io.darkroom.contract.Failure;
import java.util.List;
import java.util.Locale;

/**
 * One notification that a job owes, or owed.
 *
 * @param id {@code <job id>-<n>}: the same over all tries and replays
 * @param kind which verticle delivers it
 * @param address the URL, or the queue's name
 * @param state whether it still has to be delivered
 * @param attempts tries begun, since the start or the last replay
 * @param dueAt when it may be claimed; while it is held, when the holder has lost it
 * @param token the fencing token; grows with every claim
 * @param holder the deliverer that has it; null between tries
 * @param tries how its tries ended, the latest last
 */
record Delivery(
    String id,
    String kind,
    String address,
    State state,
    int attempts,
    long dueAt,
    long token,
    String holder,
    List<Try> tries) {
  /** Where a delivery stands. */
  enum State {
    PENDING,
    DELIVERED,
    DEAD;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofWire(String wire) {
      for (State state : values()) {
        if (state.wire().equals(wire)) {
          return state;
        }
      }
      throw Failure.INVALID_VALUE.with(
          "state is \"" + wire + "\", must be one of pending, delivered, dead");
    }
  }

  /**
   * How one try ended.
   *
   * @param token the fencing token it ran under
   * @param at when it was settled
   * @param outcome how, in lower case
   * @param note what the deliverer said of it; may be null
   */
  record Try(long token, long at, String outcome, String note) {}

  static Delivery due(String id, String kind, String address, long now) {
    return new Delivery(id, kind, address, State.PENDING, 0, now, 0, null, List.of());
  }

  boolean pending() {
    return state == State.PENDING;
  }

  /** The id of the job that owes the delivery of that id. */
  static String jobOf(String deliveryId) {
    int dash = deliveryId.lastIndexOf('-');
    return dash < 0 ? deliveryId : deliveryId.substring(0, dash);
  }
}
