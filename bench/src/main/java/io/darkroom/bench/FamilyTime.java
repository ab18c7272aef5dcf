package io.darkroom.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** CPU time of this process and its children, each by its id. */
record FamilyTime(Map<Long, Duration> spent) {
  static FamilyTime now() {
    Map<Long, Duration> spent = new HashMap<>();
    ProcessHandle self = ProcessHandle.current();
    Stream.concat(Stream.of(self), self.children())
        .forEach(one -> spent.put(one.pid(), one.info().totalCpuDuration().orElse(Duration.ZERO)));
    return new FamilyTime(spent);
  }

  /** Milliseconds that have been spent since, by those who are alive. */
  double millisSince(FamilyTime earlier) {
    return spent.entrySet().stream()
            .mapToLong(
                one ->
                    one.getValue()
                        .minus(earlier.spent.getOrDefault(one.getKey(), Duration.ZERO))
                        .toNanos())
            .sum()
        / 1e6;
  }
}
