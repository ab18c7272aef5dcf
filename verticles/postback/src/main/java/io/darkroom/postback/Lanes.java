package io.darkroom.postback;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps one host from holding back the others. A host has a few lanes, and places to wait for them:
 * as many as there are lanes, so that none is idle between two claims, and for a quick host as many
 * as it empties within {@value #PATIENCE} ms. Who finds neither must come again later: at the time
 * when, at the host's own pace, the lanes will have served those who were turned away before. So a
 * host with a thousand deliveries due takes up its lanes and little else, is served as fast as it
 * answers, and costs {@code jobs} about one claim more for each delivery.
 *
 * <p>Not thread-safe; times are in milliseconds.
 */
final class Lanes {
  /** Pace of a host that was never asked, in milliseconds for one delivery = {@value}. */
  static final double UNKNOWN_PACE = 100;

  /** Soonest that one who was turned away comes again. */
  static final long SOONEST = 100;

  /**
   * Latest that one who was turned away comes again. Not long: a host that was slow for a moment
   * may be quick by then, and nobody can be called back.
   */
  static final long LATEST = Duration.ofSeconds(30).toMillis();

  /** Longest queue of a host with more than a place for each lane, in milliseconds = {@value}. */
  static final int PATIENCE = 1_000;

  /** How much the last delivery counts in a host's pace. */
  private static final double RECENT = 0.3;

  private final class Lane {
    final Deque<Held> waiting = new ArrayDeque<>();
    int sending;
    private double pace = UNKNOWN_PACE;
    // Who was turned away and is to be served, as far as we know: it shrinks at the host's pace.
    private double owed;
    private long counted;

    /** Milliseconds until one more is served, with all lanes at work. */
    double slot() {
      return Math.max(pace, 1) / perHost;
    }

    void served(long took) {
      pace += RECENT * ((double) took - pace);
    }

    double owed(long now) {
      double served = (double) (now - counted) / slot();
      return Math.max(0, owed - served);
    }

    void owe(double owed, long now) {
      this.owed = owed;
      this.counted = now;
    }
  }

  private final int perHost;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final int mostWaiting;
  private int sending;
  private int waiting;

  /**
   * @param mostWaiting how many may wait over all hosts, but for one for each lane
   */
  Lanes(int perHost, int mostWaiting) {
    this.perHost = perHost;
    this.mostWaiting = mostWaiting;
  }

  /** How many are being sent. */
  int sending() {
    return sending;
  }

  /** How many wait. */
  int waiting() {
    return waiting;
  }

  /** Takes a lane; false if the host has none that is free. */
  boolean enter(Held held) {
    Lane lane = lanes.computeIfAbsent(held.host(), unknown -> new Lane());
    if (lane.sending >= perHost) {
      return false;
    }
    lane.sending++;
    sending++;
    return true;
  }

  /** Waits for a lane of a host that has none free; false if too many wait already. */
  boolean queue(Held held) {
    Lane lane = lanes.get(held.host());
    int before = lane.waiting.size();
    boolean quick = waiting < mostWaiting && before * lane.slot() < PATIENCE;
    if (before >= perHost && !quick) {
      return false;
    }
    waiting++;
    return lane.waiting.add(held);
  }

  /** When one who can neither enter nor wait comes again, from now on. */
  long turnAway(Held held, long now) {
    Lane lane = lanes.get(held.host());
    double owed = Math.min(lane.owed(now) + 1, LATEST / lane.slot());
    lane.owe(owed, now);
    long wait = Math.round((lane.waiting.size() + owed) * lane.slot());
    return Math.min(Math.max(wait, SOONEST), LATEST);
  }

  /** Leaves the lane, and gives who waits for it, if anybody does. It has yet to enter. */
  Held leave(Held held, long took) {
    Lane lane = lanes.get(held.host());
    lane.sending--;
    sending--;
    lane.served(took);
    return poll(held.host());
  }

  /** Who waits for the host next; null for nobody. It has yet to enter. */
  Held poll(String host) {
    Held next = lanes.get(host).waiting.poll();
    waiting -= next == null ? 0 : 1;
    return next;
  }

  /** Empties the places to wait. */
  List<Held> clear() {
    List<Held> all = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      all.addAll(lane.waiting);
      lane.waiting.clear();
    }
    waiting = 0;
    return all;
  }

  /** Forgets the hosts that nothing is going on with. */
  void sweep(long now) {
    lanes
        .values()
        .removeIf(lane -> lane.sending == 0 && lane.waiting.isEmpty() && lane.owed(now) == 0);
  }

  int hosts() {
    return lanes.size();
  }
}
