package io.darkroom.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The CPU time of all threads, by their names without numbers; what is left is the JVM's own. */
final class ThreadTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double WORTH_SAYING = 0.05;

  private ThreadTimes() {}

  /** Nanoseconds spent so far by threads that are alive. */
  static Map<String, Long> now() {
    Map<String, Long> times = new TreeMap<>();
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null) {
        long nanos = Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
        times.merge(group(thread.getThreadName()), nanos, Long::sum);
      }
    }
    return times;
  }

  /** What was spent between two moments, in milliseconds for each of so many units. */
  static Map<String, Double> between(
      Map<String, Long> before, Map<String, Long> after, long units) {
    Map<String, Double> each = new TreeMap<>();
    after.forEach(
        (name, nanos) -> each.put(name, (nanos - before.getOrDefault(name, 0L)) / 1e6 / units));
    return each;
  }

  /** As one line, the small ones left out. */
  static String text(Map<String, Double> each) {
    return each.entrySet().stream()
        .filter(one -> one.getValue() >= WORTH_SAYING)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(one -> String.format(Locale.ROOT, "%s %.1f", one.getKey(), one.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String group(String name) {
    return name.replaceAll("-?/.*", "").replaceAll("[-\\d]+$", "");
  }
}
