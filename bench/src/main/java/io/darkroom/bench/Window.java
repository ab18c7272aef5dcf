package io.darkroom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** A stretch of time in which a load that is steady is counted. */
final class Window {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final int SLICES = 20;

  /**
   * What a load got done.
   *
   * @param perSecond units a second
   * @param cpuMillis milliseconds of CPU that this process spent on one
   * @param cores processors that this process kept busy
   */
  record Pace(double perSecond, double cpuMillis, double cores) {}

  private Window() {}

  /**
   * Counts a load that has begun.
   *
   * @param ramp seconds to wait until it is steady
   * @param seconds how long to count
   * @throws IllegalStateException when the load failed meanwhile, or finished nothing
   */
  static Pace count(Load load, double ramp, double seconds) throws InterruptedException {
    pass(load, ramp);
    long begun = System.nanoTime();
    long finished = load.finished();
    long cpu = SYSTEM.getProcessCpuTime();
    pass(load, seconds);
    double passed = System.nanoTime() - begun;
    double spent = SYSTEM.getProcessCpuTime() - cpu;
    long units = load.finished() - finished;
    if (units == 0) {
      throw new IllegalStateException("nothing was finished in " + seconds + " s");
    }
    return new Pace(units * 1e9 / passed, spent / 1e6 / units, spent / passed);
  }

  private static void pass(Load load, double seconds) throws InterruptedException {
    for (int i = 0; i < SLICES; i++) {
      TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9 / SLICES));
      if (load.failure() != null) {
        throw new IllegalStateException("the load failed: " + load.failure(), load.failure());
      }
    }
  }
}
