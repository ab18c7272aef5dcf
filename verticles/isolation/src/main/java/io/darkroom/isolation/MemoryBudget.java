package io.darkroom.isolation;

import com.sun.management.OperatingSystemMXBean;
import io.darkroom.contract.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Memory that images may take outside the Java heap, shared by all who develop in this process. Who
 * decodes takes beforehand what it is going to need, and waits while that is not there; strictly in
 * order, so that many small ones cannot starve a large one. Any thread; blocks.
 */
public final class MemoryBudget implements Shareable {
  /** What of the machine's or container's memory is given out by default = 1/{@value}. */
  private static final int SHARE = 2;

  private static final long FALLBACK = 1L << 30;
  private static final String MAP = "darkroom.memory";

  /** Memory that was taken, until it is closed. */
  public interface Grant extends AutoCloseable {
    @Override
    void close();
  }

  private final long total;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Object> line = new ArrayDeque<>();
  private long used;

  public MemoryBudget(long total) {
    this.total = total;
  }

  /** The budget of this Vert.x; the first to ask says how large it is. */
  public static MemoryBudget of(Vertx vertx, long total) {
    return vertx
        .sharedData()
        .<String, MemoryBudget>getLocalMap(MAP)
        .computeIfAbsent(MAP, name -> new MemoryBudget(total));
  }

  /** The default: half of what the machine, or the container, has. */
  public static long ofMachine() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            && system.getTotalMemorySize() > 0
        ? system.getTotalMemorySize() / SHARE
        : FALLBACK;
  }

  /**
   * Takes memory; waits in line until it is there. {@code IMAGE_TOO_MUCH_MEMORY} at once when it
   * never will be.
   */
  public Grant take(long bytes) throws InterruptedException {
    if (bytes > total) {
      throw Failure.IMAGE_TOO_MUCH_MEMORY.with(
          String.format(
              "The image would take about %d MB of memory; engine.memory allows %d MB. Send a"
                  + " smaller one.",
              (bytes >> 20) + 1, total >> 20));
    }
    Object ticket = new Object();
    lock.lockInterruptibly();
    try {
      line.addLast(ticket);
      while (line.peekFirst() != ticket || used + bytes > total) {
        changed.await();
      }
      used += bytes;
    } finally {
      line.remove(ticket);
      changed.signalAll(); // the next in line may fit, too
      lock.unlock();
    }
    return new Taken(bytes);
  }

  private final class Taken implements Grant {
    private final long bytes;
    private boolean closed;

    Taken(long bytes) {
      this.bytes = bytes;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (!closed) {
          closed = true;
          used -= bytes;
          changed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  public long total() {
    return total;
  }

  /** Bytes that are taken. */
  public long used() {
    lock.lock();
    try {
      return used;
    } finally {
      lock.unlock();
    }
  }

  /** Who waits in line. */
  public int waiting() {
    lock.lock();
    try {
      return line.size();
    } finally {
      lock.unlock();
    }
  }
}
