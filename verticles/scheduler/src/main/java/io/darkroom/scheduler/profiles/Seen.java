package io.darkroom.scheduler.profiles;

import java.util.HashMap;
import java.util.Map;

/** Which entities were given already, of those that may be read again. */
final class Seen {
  private final Map<String, Long> atOf = new HashMap<>();

  boolean has(Change change) {
    return atOf.containsKey(change.entity().id());
  }

  void add(Change change) {
    atOf.put(change.entity().id(), change.at());
  }

  /** What came before that time is not read again. */
  void forget(long before) {
    atOf.values().removeIf(at -> at < before);
  }

  int size() {
    return atOf.size();
  }
}
