package io.darkroom.e2e;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills one node after the other with SIGKILL, at random, and starts each again, as a supervisor
 * does. Runs on a thread of its own; the seed gives the order and the pauses.
 */
final class Killer extends Thread {
  private final Fleet fleet;
  private final Random random;
  private final int kills;
  private final AtomicInteger done = new AtomicInteger();

  Killer(Fleet fleet, long seed, int kills) {
    super("killer");
    setDaemon(true);
    this.fleet = fleet;
    this.random = new Random(seed);
    this.kills = kills;
  }

  int done() {
    return done.get();
  }

  @Override
  public void run() {
    while (done.get() < kills && !isInterrupted()) {
      // Between half a second and two and a half: nodes are hit while they work, start and drain.
      LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(2_000)).toNanos());
      NodeProcess victim = fleet.nodes().get(random.nextInt(fleet.nodes().size()));
      victim.kill();
      victim.start();
      done.incrementAndGet();
    }
  }
}
