package io.darkroom.map.fetch;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Sees that no host is asked too much: only so many requests at a time, and in a second, and none
 * while it wants to be left alone. Those that are too many wait in the order they came. One
 * context.
 */
final class Hosts {
  /** A request that may have to wait. */
  @FunctionalInterface
  interface Errand<T> {
    /** It is its turn. */
    Future<T> go();

    /** True if it is still worth its while in so many nanoseconds. */
    default boolean canWait(long nanos) {
      return true;
    }
  }

  private final Vertx vertx;
  private final int atOnce;
  private final long apartNanos;
  private final Map<String, Lane> lanes = new HashMap<>();

  /**
   * None yet.
   *
   * @param atOnce most requests to a host at a time
   * @param rate most requests to a host in a second
   */
  Hosts(Vertx vertx, int atOnce, int rate) {
    this.vertx = vertx;
    this.atOnce = atOnce;
    apartNanos = TimeUnit.SECONDS.toNanos(1) / rate;
  }

  /**
   * Asks when it is its turn; the place is free again when the future has completed. What cannot
   * wait as long as the host is to be left alone fails for the reason of that, at once.
   */
  <T> Future<T> ask(String host, Errand<T> errand) {
    return lane(host).add(new Turn<>(errand));
  }

  /**
   * A host wants to be left alone for a while from now.
   *
   * @param why what those are told that cannot wait so long
   */
  void rest(String host, Duration time, DarkroomException why) {
    lane(host).rest(time.toNanos(), why);
  }

  /** For how many nanoseconds from now a host wants to be left alone. */
  long resting(String host) {
    Lane lane = lanes.get(host);
    return lane == null ? 0 : lane.resting();
  }

  private Lane lane(String host) {
    return lanes.computeIfAbsent(host, Lane::new);
  }

  private record Turn<T>(Errand<T> errand, Promise<T> promise) {
    Turn(Errand<T> errand) {
      this(errand, Promise.promise());
    }
  }

  private final class Lane {
    private final String host;
    private final Queue<Turn<?>> waiting = new ArrayDeque<>();
    private int asked;
    private long openNanos = System.nanoTime();
    private long restNanos = openNanos;
    private DarkroomException why;
    private boolean pausing;

    Lane(String host) {
      this.host = host;
    }

    private <T> Future<T> add(Turn<T> turn) {
      if (resting() > 0 && !turn.errand.canWait(resting())) {
        return Future.failedFuture(why);
      }
      waiting.add(turn);
      next();
      return turn.promise.future();
    }

    private long resting() {
      return Math.max(0, restNanos - System.nanoTime());
    }

    private void rest(long nanos, DarkroomException reason) {
      if (nanos <= resting()) {
        return;
      }
      restNanos = System.nanoTime() + nanos;
      why = reason;
      List<Turn<?>> hasty = waiting.stream().filter(turn -> !turn.errand.canWait(nanos)).toList();
      waiting.removeAll(hasty);
      hasty.forEach(turn -> turn.promise.fail(reason));
    }

    private void next() {
      while (!waiting.isEmpty() && asked < atOnce && !pausing) {
        if (!waiting.peek().errand.canWait(0)) {
          waiting.remove().promise.fail(Failure.SOURCE_TIMEOUT.with("It was not asked in time."));
          continue;
        }
        long wait = shut();
        if (wait > 0) {
          pausing = true;
          vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)), passed -> go());
          return;
        }
        asked++;
        openNanos = System.nanoTime() + apartNanos;
        run(waiting.remove());
      }
    }

    /** For how long nothing is asked. */
    private long shut() {
      return Math.max(resting(), openNanos - System.nanoTime());
    }

    private <T> void run(Turn<T> turn) {
      turn.errand
          .go()
          .onComplete(
              ended -> {
                asked--;
                next();
                turn.promise.handle(ended);
                forgetLater();
              });
    }

    private void go() {
      pausing = false;
      next();
      forgetLater();
    }

    private boolean idle() {
      return asked == 0 && waiting.isEmpty();
    }

    /** Not before the next may be asked for: it would not know when this was. */
    private void forgetLater() {
      if (idle()) {
        vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(Math.max(0, shut())) + 1, passed -> forget());
      }
    }

    private void forget() {
      if (idle() && shut() <= 0) {
        lanes.remove(host, this);
      }
    }
  }
}
