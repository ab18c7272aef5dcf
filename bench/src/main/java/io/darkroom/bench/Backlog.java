package io.darkroom.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many jobs were submitted and not settled yet, and who waits for there to be fewer. */
final class Backlog {
  private final int most;
  private final Deque<Promise<Void>> waiting = new ArrayDeque<>();
  private int open;
  private long settled;

  Backlog(int most) {
    this.most = most;
  }

  /** Completes when there is room, which is then taken. */
  Future<Void> take(int jobs) {
    Promise<Void> room = Promise.promise();
    synchronized (this) {
      open += jobs;
      if (open > most) {
        waiting.add(room);
        return room.future();
      }
    }
    return Future.succeededFuture();
  }

  /** So many jobs were settled. */
  void settled(int jobs) {
    Deque<Promise<Void>> free = new ArrayDeque<>();
    synchronized (this) {
      open -= jobs;
      settled += jobs;
      if (open <= most) {
        free.addAll(waiting);
        waiting.clear();
      }
    }
    free.forEach(Promise::complete);
  }

  /** All jobs that were settled ever. */
  synchronized long settled() {
    return settled;
  }
}
