package io.darkroom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A stretch of time in which a load that is steady is counted. */
final class Window {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final int SLICES = 20;
  private static final long MOST_SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

  /**
   * What a load got done.
   *
   * @param perSecond units a second
   * @param cpuMillis milliseconds of CPU that this process spent on one
   * @param cores processors that this process kept busy
   * @param threads of those milliseconds, what each kind of threads spent
   */
  record Pace(double perSecond, double cpuMillis, double cores, Map<String, Double> threads) {
    /** Milliseconds of one unit that threads of that kind spent. */
    double of(String kind) {
      return threads.getOrDefault(kind, 0.0);
    }

    /** Milliseconds of a second that each kind of threads spent, as text. */
    String threadMillis() {
      Map<String, Double> spent = new TreeMap<>(threads);
      spent.replaceAll((kind, each) -> each * perSecond);
      return ThreadTimes.text(spent);
    }
  }

  private Window() {}

  /** Lets a load that has begun become steady: so many seconds from the first unit on. */
  static void pass(Load load, double seconds) throws InterruptedException {
    awaitMore(load, 0);
    sleep(load, seconds);
  }

  /**
   * Counts a load that is steady.
   *
   * @param seconds how long to count; longer when nothing has been finished by then
   * @throws IllegalStateException when the load fails meanwhile, or finishes nothing for long
   */
  static Pace count(Load load, double seconds) throws InterruptedException {
    long begun = System.nanoTime();
    long finished = load.finished();
    Map<String, Long> threads = ThreadTimes.now();
    long cpu = SYSTEM.getProcessCpuTime();
    sleep(load, seconds);
    awaitMore(load, finished);
    double passed = System.nanoTime() - begun;
    double spent = SYSTEM.getProcessCpuTime() - cpu;
    long units = load.finished() - finished;
    return new Pace(
        units * 1e9 / passed,
        spent / 1e6 / units,
        spent / passed,
        ThreadTimes.between(threads, ThreadTimes.now(), units));
  }

  private static void awaitMore(Load load, long finished) throws InterruptedException {
    long begun = System.nanoTime();
    while (load.finished() == finished) {
      if (System.nanoTime() - begun > MOST_SILENCE_NANOS) {
        throw new IllegalStateException("nothing was finished in a minute");
      }
      sleep(load, 0.02);
    }
  }

  private static void sleep(Load load, double seconds) throws InterruptedException {
    for (int i = 0; i < SLICES; i++) {
      TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9 / SLICES));
      if (load.failure() != null) {
        throw new IllegalStateException("the load failed: " + load.failure(), load.failure());
      }
    }
  }
}
