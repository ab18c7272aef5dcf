package io.darkroom.bridge;

import io.darkroom.contract.Failure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Queues as a broker has them, in memory. Any thread. */
final class MemoryQueues {
  /** A message, and how often it was given out. */
  record Stored(String id, String body, Map<String, String> headers) {}

  private final Map<String, Deque<Stored>> queues = new HashMap<>();
  private final Map<String, Stored> inFlight = new HashMap<>();
  private final List<Rejected> dead = new ArrayList<>();
  private boolean away;
  private int next;

  synchronized void declare(String queue) {
    queues.put(queue, new ArrayDeque<>());
  }

  synchronized boolean away() {
    return away;
  }

  /** Away, or back; what was in flight is in the queue again. */
  synchronized void away(boolean away, String queue) {
    this.away = away;
    inFlight.values().forEach(queues.get(queue)::addFirst);
    inFlight.clear();
  }

  /** Puts a message in; false if there is no such queue. */
  synchronized boolean put(String queue, String body, Map<String, String> headers) {
    Deque<Stored> messages = queues.get(queue);
    return messages != null && messages.add(new Stored("m" + next++, body, headers));
  }

  synchronized List<Stored> take(String queue, int most) {
    check();
    List<Stored> taken = new ArrayList<>();
    while (taken.size() < most && !queues.get(queue).isEmpty()) {
      Stored message = queues.get(queue).poll();
      inFlight.put(message.id(), message);
      taken.add(message);
    }
    return taken;
  }

  synchronized void settle(String id) {
    check();
    inFlight.remove(id);
  }

  synchronized void giveBack(String queue, String id) {
    check();
    Stored message = inFlight.remove(id);
    if (message != null) {
      queues.get(queue).addFirst(message);
    }
  }

  synchronized void bury(Rejected rejected) {
    check();
    inFlight.remove(rejected.message().id());
    dead.add(rejected);
  }

  synchronized List<Rejected> dead() {
    return List.copyOf(dead);
  }

  synchronized long unsettled(String queue) {
    return (long) queues.get(queue).size() + inFlight.size();
  }

  private void check() {
    if (away) {
      throw Failure.BROKER_UNAVAILABLE.with("The broker is away.");
    }
  }
}
