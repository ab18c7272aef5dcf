package io.darkroom.postback;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps one host from holding back the others. A host has a few lanes, and as many places to wait,
 * so that a lane is never idle between two claims. Who finds both full must come again later: at
 * the time when, at the host's own pace, the lanes will have served those who were turned away
 * before. So a host with a thousand deliveries due takes up its lanes and nothing else, is served
 * as fast as it answers, and costs {@code jobs} about one claim more for each delivery.
 *
 * <p>Not thread-safe; times are in milliseconds.
 */
final class Lanes {
  /** Pace of a host that was never asked, in milliseconds for one delivery = {@value}. */
  static final double UNKNOWN_PACE = 500;

  /** Soonest that one who was turned away comes again. */
  static final long SOONEST = 100;

  /** Latest that one who was turned away comes again. */
  static final long LATEST = Duration.ofMinutes(10).toMillis();

  /** How much the last delivery counts in a host's pace. */
  private static final double RECENT = 0.3;

  private static final class Lane {
    final Deque<Held> waiting = new ArrayDeque<>();
    int sending;
    double pace = UNKNOWN_PACE;
    double taken;
  }

  private final int perHost;
  private final Map<String, Lane> lanes = new HashMap<>();
  private int sending;

  Lanes(int perHost) {
    this.perHost = perHost;
  }

  /** How many are being sent. */
  int sending() {
    return sending;
  }

  /** How many wait. */
  int waiting() {
    return lanes.values().stream().mapToInt(lane -> lane.waiting.size()).sum();
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
    return lane.waiting.size() < perHost && lane.waiting.add(held);
  }

  /** When one who can neither enter nor wait comes again, from now on. */
  long turnAway(Held held, long now) {
    Lane lane = lanes.get(held.host());
    double slot = lane.pace / perHost;
    double free = Math.max(lane.taken, (double) now + slot * lane.waiting.size());
    lane.taken = Math.min(free + slot, (double) now + LATEST);
    return Math.max(Math.round(lane.taken) - now, SOONEST);
  }

  /** Leaves the lane, and gives who waits for it, if anybody does. It has yet to enter. */
  Held leave(Held held, long took) {
    Lane lane = lanes.get(held.host());
    lane.sending--;
    sending--;
    lane.pace += RECENT * ((double) took - lane.pace);
    return lane.waiting.poll();
  }

  /** Who waits for the host next; null for nobody. It has yet to enter. */
  Held poll(String host) {
    return lanes.get(host).waiting.poll();
  }

  /** Empties the places to wait. */
  List<Held> clear() {
    List<Held> all = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      all.addAll(lane.waiting);
      lane.waiting.clear();
    }
    return all;
  }

  /** Forgets the hosts that nothing is going on with. */
  void sweep(long now) {
    lanes
        .values()
        .removeIf(
            lane -> lane.sending == 0 && lane.waiting.isEmpty() && lane.taken <= (double) now);
  }

  int hosts() {
    return lanes.size();
  }
}
