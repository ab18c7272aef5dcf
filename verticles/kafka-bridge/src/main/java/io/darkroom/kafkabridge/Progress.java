package io.darkroom.kafkabridge;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How far a partition is done with, since it was assigned. Messages may be settled in any order;
 * what may be committed is what lies before the first that is not.
 */
final class Progress {
  private final NavigableSet<Long> held = new TreeSet<>();
  private long next = -1;
  private long committed = -1;

  /** The message at that offset is in hand. */
  void hold(long offset) {
    if (next < 0) {
      committed = offset;
    }
    held.add(offset);
    next = offset + 1;
  }

  /** It is durable, or given up for good. */
  void settle(long offset) {
    held.remove(offset);
  }

  /** It and what comes after it will be polled again. */
  void release(long offset) {
    held.tailSet(offset, true).clear();
    next = Math.min(next, offset);
  }

  /** The offset that is polled next. */
  long next() {
    return next;
  }

  /** The offset before which everything is settled. */
  long durable() {
    return held.isEmpty() ? next : held.first();
  }

  /** True if more is settled than is committed. */
  boolean due() {
    return durable() > committed;
  }

  /** The broker has that. */
  void committed(long offset) {
    committed = offset;
  }
}
